import type { Refusal } from '../../domain/refusal.ts';

const FULL = new Set(['QuotaExceededError']);
const GONE = new Set([
	'DatabaseClosedError',
	'OpenFailedError',
	'MissingAPIError',
	'InvalidStateError',
	'UnknownError',
	'NotFoundError',
	'VersionError'
]);

/** The names of an error and of what caused it: Dexie wraps what IndexedDB says. */
function namesOf(cause: unknown): string[] {
	const names: string[] = [];
	for (let at = cause, depth = 0; at instanceof Object && depth < 5; depth++) {
		if ('name' in at && typeof at.name === 'string') names.push(at.name);
		const failures: unknown = 'failures' in at ? at.failures : undefined;
		if (Array.isArray(failures)) names.push(...failures.flatMap(namesOf));
		at = 'inner' in at ? at.inner : undefined;
	}
	return names;
}

/**
 * What a failed write means to a person: the phone is full, or its storage is out of reach. Nothing
 * was half-written: each gesture is one transaction. Undefined for anything else, which is a bug.
 */
export function storageRefusal(cause: unknown): Refusal | undefined {
	const names = namesOf(cause);
	if (names.some((name) => FULL.has(name))) return { type: 'DiskFull' };
	if (names.some((name) => GONE.has(name))) return { type: 'StorageGone' };
	return undefined;
}
