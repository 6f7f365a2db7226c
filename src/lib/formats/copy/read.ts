import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import {
	damaged,
	decode,
	END,
	FLAG,
	HASH_BYTES,
	hex,
	joined,
	MOST_AROUND,
	MOST_HEAD,
	MOST_PART,
	sha256,
	Unfit,
	VERSION,
	type FileKind,
	type Lock,
	type Part,
	type Tally
} from './frame.ts';
import { isLock, keyFrom, unseal } from './lock.ts';
import { unpack } from './pack.ts';

const FIRST_LINE = /^la-remise\/(copy|bundle) ([1-9]\d{0,5})\n/;

export type Head = {
	readonly kind: FileKind;
	readonly lock: Lock | undefined;
	/** The two lines as they stand. */
	readonly bytes: Uint8Array<ArrayBuffer>;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw damaged();
	}
}

function textOf(bytes: Uint8Array): string {
	try {
		return decode(bytes);
	} catch {
		throw damaged();
	}
}

const bytesAt = async (file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await file.slice(from, to).arrayBuffer());

/** What kind of file it is and whether it is locked: two lines are read, however large it is. */
async function headOf(file: Blob, wanted: FileKind): Promise<Head> {
	const bytes = await bytesAt(file, 0, MOST_HEAD);
	const text = new TextDecoder('latin1').decode(bytes);
	const [first = '', kind, version] = FIRST_LINE.exec(text) ?? [];
	if (kind !== 'copy' && kind !== 'bundle') throw new Unfit({ type: 'CopyNone' });
	if (Number(version) > VERSION) throw new Unfit({ type: 'CopyNewer' });
	if (kind !== wanted) throw new Unfit({ type: kind === 'copy' ? 'CopyWhole' : 'CopyHanded' });
	const end = text.indexOf('\n', first.length);
	if (end < 0) throw damaged();
	const said = parse(text.slice(first.length, end));
	if (!isRecord(said)) throw damaged();
	const { lock } = said;
	if (lock !== undefined && !isLock(lock)) throw damaged();
	return { kind, lock, bytes: bytes.slice(0, end + 1) };
}

/** Answers whether a file is locked, or why it can't be read at all. */
export async function look(file: Blob, kind: FileKind): Promise<Result<{ locked: boolean }>> {
	return answering(async () => ({ locked: (await headOf(file, kind)).lock !== undefined }));
}

async function answering<T>(work: () => Promise<T>): Promise<Result<T>> {
	try {
		return ok(await work());
	} catch (cause) {
		if (cause instanceof Unfit) return refused<Refusal>(cause.refusal);
		throw cause;
	}
}

async function partOf(plain: Uint8Array<ArrayBuffer>): Promise<Part & { last: boolean }> {
	const [flags, high, low] = plain;
	if (flags === undefined || high === undefined || low === undefined) throw damaged();
	const from = 3 + high * 256 + low;
	const about = parse(textOf(plain.subarray(3, from)));
	if (!isRecord(about) || typeof about['section'] !== 'string') throw damaged();
	const rest = plain.slice(from);
	const content = (flags & FLAG.packed) === 0 ? rest : await unpack(rest, MOST_PART);
	return { section: about['section'], about, content, last: (flags & FLAG.last) !== 0 };
}

/** The rows a part holds. */
export function rowsIn({ content }: Part): readonly unknown[] {
	const rows = parse(textOf(content));
	if (!Array.isArray(rows)) throw damaged();
	return rows;
}

export type Reading = {
	readonly kind: FileKind;
	/** For a locked file. */
	readonly phrase?: string | undefined;
	/** Each part in order. Nothing is certain before all of them have come: a hash may yet be wrong. */
	readonly visit: (part: Part) => Promise<void> | void;
	/** From 0 to 1. */
	readonly progress?: ((share: number) => void) | undefined;
};

/**
 * Reads a file through, a part at a time, and checks every hash. Refused: what is no such file, of a
 * newer version, locked with another phrase, cut short or altered; `visit` may throw `Unfit` as well.
 */
export function readThrough(file: Blob, reading: Reading): Promise<Result<undefined>> {
	return answering(async () => {
		const head = await headOf(file, reading.kind);
		if (head.lock !== undefined && reading.phrase === undefined)
			throw new Unfit({ type: 'CopyLocked' });
		const key = head.lock && (await keyFrom(reading.phrase ?? '', head.lock));
		const hashes: Uint8Array[] = [head.bytes];
		const sections = new Map<string, Uint8Array[]>();
		let at = head.bytes.length;
		for (let index = 0, last = false; !last; index++) {
			const length = await lengthAt(file, at);
			const bytes = await bytesAt(file, at + 4, at + 4 + length);
			at += 4 + length;
			hashes.push(await sha256(bytes));
			const plain = key ? await unseal(key, index, head.bytes, bytes) : bytes;
			// Whoever has the wrong phrase is wrong from the first part on.
			if (plain === undefined) throw index === 0 ? new Unfit({ type: 'CopyPhrase' }) : damaged();
			const { last: isLast, ...part } = await partOf(plain);
			last = isLast;
			if (isLast) await checkSections(part, sections);
			else {
				const own = sections.get(part.section);
				const hash = await sha256(plain);
				if (own) own.push(hash);
				else sections.set(part.section, [hash]);
				await reading.visit(part);
			}
			reading.progress?.(at / file.size);
		}
		const whole = await bytesAt(file, at, at + HASH_BYTES);
		const isWhole = at + HASH_BYTES === file.size;
		if (!isWhole || hex(whole) !== hex(await sha256(joined(hashes)))) throw damaged();
		return undefined;
	});
}

async function lengthAt(file: Blob, at: number): Promise<number> {
	const bytes = await bytesAt(file, at, at + 4);
	if (bytes.length < 4) throw damaged();
	const length = new DataView(bytes.buffer).getUint32(0);
	if (length === 0 || length > MOST_PART + MOST_AROUND || at + 4 + length > file.size)
		throw damaged();
	return length;
}

async function checkSections(
	part: Part,
	sections: ReadonlyMap<string, readonly Uint8Array[]>
): Promise<void> {
	const tallies = parse(textOf(part.content));
	if (part.section !== END || !isRecord(tallies)) throw damaged();
	if (Object.keys(tallies).length !== sections.size) throw damaged();
	for (const [section, hashes] of sections) {
		const tally: Partial<Tally> = isRecord(tallies[section]) ? tallies[section] : {};
		if (tally.parts !== hashes.length) throw damaged();
		if (tally.hash !== hex(await sha256(joined(hashes)))) throw damaged();
	}
}
