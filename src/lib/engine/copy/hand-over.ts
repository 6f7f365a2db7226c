import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { armour } from '../../formats/copy/armour.ts';
import { createWriter } from '../../formats/copy/write.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { keyOf, readFact } from '../../register/text.ts';
import { createTrust } from '../../register/trust/state.ts';
import { appendToTrust, deviceBroughtBy } from '../../register/trust.ts';
import { db } from '../../store/db.ts';
import { thisDevice } from '../device.ts';
import { readCopiesInUse, replicaName, ROOMS } from '../replica-names.ts';
import { aMonthBefore, bundleBytes, type CarriedFact, type Told } from './bundle.ts';
import { keptLog } from './kept-log.ts';

export type HandOver = {
	readonly space: SpaceId;
	/** All of the log, or what came within a month. */
	readonly all: boolean;
	/** With names and numbers; whoever may only read has no part in them. */
	readonly people: boolean;
	/** What the file says to whoever opens it as a text. */
	readonly words: string;
};
export type Handed = {
	readonly file: Blob;
	readonly name: string;
	readonly entries: number;
	readonly unsent: number;
};

/** What leaves in a file can't be taken back any more: another phone may bring it to the relay. */
const leaving = (space: SpaceId) =>
	db.transaction('rw', db.spaces, db.outbox, db.beside, db.settings, async () => {
		const row = await db.spaces.get(space);
		await db.outbox.where('space').equals(space).modify({ sent: true });
		return {
			row,
			outbox: await db.outbox.where('space').equals(space).sortBy('seq'),
			beside: await db.beside.where('space').equals(space).sortBy('seq'),
			inUse: await readCopiesInUse(space)
		};
	});

/**
 * What another phone may lack, in one small file: the log's last entries with their marks, what other
 * phones handed over, and what isn't numbered yet with its authors' signatures. This phone's rows stay
 * unsent until they are in the log.
 */
export async function handOver(
	{ space, all, people, words }: HandOver,
	progress: (share: number) => void
): Promise<Result<Handed>> {
	const { row, outbox, beside, inUse } = await leaving(space);
	if (row === undefined) return refused({ type: 'NotMember' });
	const device = await thisDevice();
	const madeAt = Date.now();
	const since = all ? 0 : aMonthBefore(madeAt);
	const isWanted = (room: Room): boolean => people || room === 'register';
	const trust = createTrust(space);
	const after = { register: 0, people: 0 };
	const told: Told[] = [];
	const inLog = new Set<string>();
	const publicKeys = new Map<string, string>([[device.id, device.publicKey]]);
	/** Of whoever is let in by this text: an author may be newer than the log. */
	const noteKey = (text: string): void => {
		if (!text.includes('"publicKey"')) return;
		const read = readFact(text);
		if (!read.ok || !('publicKey' in read.value.fact.body)) return;
		const id = deviceBroughtBy(read.value.fact);
		if (id !== undefined) publicKeys.set(id, read.value.fact.body.publicKey);
	};
	for (const room of ROOMS) {
		const { copy, generation } = inUse[room];
		for (const { number, mac, text } of await keptLog(replicaName(space, room, copy))) {
			if (room === 'register') appendToTrust(trust, room, { number, mac, text });
			inLog.add(keyOf(text));
			if (!isWanted(room)) continue;
			if (number < since) after[room] = Math.max(after[room], number);
			else told.push([room, generation, number, mac, text]);
		}
		progress(room === 'register' ? 0.5 : 0.7);
	}
	for (const { id, publicKey } of trust.devices.values()) publicKeys.set(id, publicKey);
	const carried: CarriedFact[] = outbox
		.filter(({ room, key }) => isWanted(room) && !inLog.has(key))
		.map(({ room, text, sig }) => [room, text, sig]);
	for (const { room, key, text, sig, told: entry, refusal } of beside) {
		if (!isWanted(room) || inLog.has(key) || refusal !== undefined) continue;
		noteKey(text);
		if (entry !== undefined) told.push([room, entry.generation, entry.number, entry.mac, text]);
		if (sig !== undefined) carried.push([room, text, sig]);
	}
	const authors = new Set(
		carried.flatMap(([, text]) => {
			const read = readFact(text);
			return read.ok ? [read.value.fact.by as string] : [];
		})
	);
	const keys = [...publicKeys]
		.filter(([id]) => id === device.id || authors.has(id))
		.map(([, key]) => key);
	const about = { space, name: row.name, madeAt, after };
	const sig = await device.sign(await bundleBytes(about, { told, carried, keys }));
	const writer = await createWriter('bundle');
	await writer.rows('told', told);
	await writer.rows('carried', carried);
	await writer.rows('keys', keys);
	await writer.rows('about', [{ ...about, device: device.id, sig }]);
	progress(1);
	const file = await armour(await writer.done(), words);
	return ok({ file, name: row.name, entries: told.length, unsent: carried.length });
}
