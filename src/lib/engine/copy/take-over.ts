import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { MOST_TEXT, unarmour } from '../../formats/copy/armour.ts';
import { Unfit } from '../../formats/copy/frame.ts';
import { readThrough } from '../../formats/copy/read.ts';
import { goesWith, keysErasedBy } from '../../register/erasure.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { keyOf, readFact } from '../../register/text.ts';
import { appendToTrust } from '../../register/trust.ts';
import { memberOf, readsPeople } from '../../register/trust/roles.ts';
import { createTrust } from '../../register/trust/state.ts';
import { db } from '../../store/db.ts';
import type { BesideRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { readCopiesInUse, replicaName, ROOMS } from '../replica-names.ts';
import { createGathering, verifyBundle, type Bundle } from './bundle.ts';
import { keptLog } from './kept-log.ts';

/** What came of a file that was handed over. */
export type TakenOver = {
	/** How much of it this phone hadn't heard of: from the log, and not numbered yet. */
	readonly told: number;
	readonly carried: number;
	/** Whose phone it was, by the log; none when the log doesn't know it yet. */
	readonly member: string | undefined;
	/** What lies between what this phone knows and what the file begins with, if anything does. */
	readonly gap: { readonly from: number; readonly to: number } | undefined;
};

/** What this phone's own log says: what is in it, who may what, what was erased. */
async function ownLog(space: SpaceId) {
	const inUse = await readCopiesInUse(space);
	const trust = createTrust(space);
	const inLog = new Set<string>();
	const erased = new Set<string>();
	const last: Record<Room, number> = { register: 0, people: 0 };
	for (const room of ROOMS) {
		for (const entry of await keptLog(replicaName(space, room, inUse[room].copy))) {
			inLog.add(keyOf(entry.text));
			last[room] = Math.max(last[room], entry.number);
			if (room === 'register') appendToTrust(trust, room, entry);
			if (!entry.text.includes('"person.erased"')) continue;
			const read = readFact(entry.text);
			if (read.ok) for (const key of keysErasedBy(read.value.fact)) erased.add(key);
		}
	}
	return { trust, inLog, erased, last };
}

async function gathered(file: Blob): Promise<Result<Bundle>> {
	if (file.size > MOST_TEXT) return refused({ type: 'CopyTooLarge' });
	try {
		const gathering = createGathering();
		const read = await readThrough(await unarmour(file), {
			kind: 'bundle',
			visit: (part) => gathering.take(part)
		});
		return read.ok ? ok(gathering.done()) : read;
	} catch (cause) {
		if (cause instanceof Unfit) return refused<Refusal>(cause.refusal);
		throw cause;
	}
}

/**
 * Takes what another phone handed over. This phone can't verify marks: entries stay beside its log until
 * the relay has spoken. Facts are kept only with their author's signature, to be brought to the relay.
 */
export async function takeOver(
	{ space, file }: { readonly space: SpaceId; readonly file: Blob },
	progress: (share: number) => void
): Promise<Result<TakenOver>> {
	const bundle = await gathered(file);
	if (!bundle.ok) return bundle;
	const { about, told } = bundle.value;
	if (about.space !== space) return refused({ type: 'CopyOfAnother', name: about.name });
	progress(0.2);
	const verified = await verifyBundle(bundle.value);
	if (verified === undefined) return refused({ type: 'CopyDamaged' });
	progress(0.5);
	const { trust, inLog, erased, last } = await ownLog(space);
	const giver = trust.devices.get(verified.giver);
	if (giver?.revoked === true) return refused({ type: 'HandedByRevoked' });
	const me = memberOf(trust, (await thisDevice()).id);
	const reads = (room: Room): boolean => room === 'register' || me === undefined || readsPeople(me);
	const goes = goesWith((key) => erased.has(key));
	const at = Date.now();
	const from = verified.giver;
	const rows: BesideRow[] = [
		...told.map(([room, generation, number, mac, text]): BesideRow => {
			const entry = { number, mac, generation };
			return { space, room, key: keyOf(text), text, told: entry, sig: undefined, at, from };
		}),
		...verified.facts.map(({ room, key, text, sig }): BesideRow => {
			return { space, room, key, text, told: undefined, sig, at, from };
		})
	];
	const news = rows.filter(
		({ room, key, text }) => reads(room) && !inLog.has(key) && !goes(text, key)
	);
	const added = await db.transaction('rw', db.outbox, db.drawer, db.beside, () => add(space, news));
	tell({ type: 'written', space });
	progress(1);
	const { after } = about;
	const gap =
		after.register > last.register ? { from: last.register, to: after.register } : undefined;
	return ok({ ...added, member: giver?.member, gap });
}

/** Adds what is new; what was handed over before is kept once, and gains what it lacked. */
async function add(space: SpaceId, rows: readonly BesideRow[]) {
	const there = new Map(
		(await db.beside.where('space').equals(space).toArray()).map((row) => [row.key, row])
	);
	const keys = rows.map(({ key }) => key);
	const own = new Set<string>([
		...(await db.outbox.where('key').anyOf(keys).toArray()).map(({ key }) => key),
		...(await db.drawer.where('key').anyOf(keys).primaryKeys())
	]);
	const counts = { told: 0, carried: 0 };
	for (const row of rows) {
		const before = there.get(row.key);
		const count = row.told === undefined ? 'carried' : 'told';
		if (before !== undefined) {
			const { told = row.told, sig = row.sig, seq } = before;
			if (seq !== undefined) await db.beside.update(seq, { told, sig });
		} else if (!own.has(row.key)) {
			const seq = await db.beside.add(row);
			there.set(row.key, { ...row, seq });
			counts[count] += 1;
		}
	}
	return counts;
}
