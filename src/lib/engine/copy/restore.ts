import type { FactKey, SpaceId } from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import type { Part } from '../../formats/copy/frame.ts';
import { readThrough } from '../../formats/copy/read.ts';
import { goesWith, keysErasedBy } from '../../register/erasure.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { appendToLog, type LogEntry } from '../../register/log.ts';
import { keyOf, readFact } from '../../register/text.ts';
import { db } from '../../store/db.ts';
import type { BesideRow, DrawerRow, OutboxRow, SpaceRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import {
	deleteDatabase,
	readCopiesInUse,
	replicaName,
	ROOMS,
	writeCopyInUse
} from '../replica-names.ts';
import { openReplica, type Replica } from '../worker/replica.ts';
import {
	isRoom,
	keyed,
	readEntries,
	readRefused,
	readUnsent,
	type AboutSpace,
	type KeptRefused,
	type KeptUnsent
} from './contents.ts';
import { createAssembly } from './files.ts';
import { keptLog } from './kept-log.ts';
import { surveyCopy, type Chosen } from './survey.ts';

export type Restored = {
	readonly space: SpaceId;
	readonly name: string;
	/** The phone had this space already: what it lacked was added. */
	readonly merged: boolean;
	readonly unsent: number;
	readonly refused: number;
};

/** What a copy's parts come to, but for its log, which is taken where it belongs as it is read. */
type Rows = { unsent: (KeptUnsent & Keyed)[]; refused: (KeptRefused & Keyed)[] };
type Keyed = { readonly key: FactKey };

function takeRows(rows: Rows, part: Part): void {
	if (part.section === 'outbox') rows.unsent.push(...readUnsent(part).map(keyed));
	if (part.section === 'drawer') rows.refused.push(...readRefused(part).map(keyed));
}

/**
 * What was signed on the phone the copy comes from is as unsent here as it was there; it may have left
 * since, and so can't be taken back.
 */
const outboxRow = (space: SpaceId, row: KeptUnsent & Keyed): OutboxRow => ({
	...row,
	space,
	notBefore: 0,
	sent: true
});
const drawerRow = (space: SpaceId, row: KeptRefused & Keyed): DrawerRow => ({ ...row, space });

/** Adds what isn't there; what the phone says of a fact stands. Within a transaction on both tables. */
async function addRows(
	space: SpaceId,
	rows: Rows,
	isKnown: (row: Keyed & { text: string }) => boolean
) {
	const keys = [...rows.unsent, ...rows.refused].map(({ key }) => key);
	const there = new Set<string>([
		...(await db.outbox.where('key').anyOf(keys).toArray()).map(({ key }) => key),
		...(await db.drawer.where('key').anyOf(keys).primaryKeys())
	]);
	const isNew = (row: Keyed & { text: string }): boolean => !there.has(row.key) && !isKnown(row);
	const unsent = rows.unsent.filter(isNew);
	const taken = new Set<string>(unsent.map(({ key }) => key));
	const refusedRows = rows.refused.filter((row) => isNew(row) && !taken.has(row.key));
	await db.outbox.bulkAdd(unsent.map((row) => outboxRow(space, row)));
	await db.drawer.bulkAdd(refusedRows.map((row) => drawerRow(space, row)));
	return { unsent: unsent.length, refused: refusedRows.length };
}

/**
 * Restores a copy. It is read through before anything is written, so that a refused one leaves
 * nothing. On a phone that doesn't know the space, log and rows come back as they were, and the
 * device is a new one; where the space is there already, nothing of the phone's own gives way, and
 * what its log lacks is kept beside it.
 */
export async function restoreCopy(
	chosen: Chosen,
	progress: (share: number) => void
): Promise<Result<Restored>> {
	const survey = await surveyCopy(chosen, (share) => progress(share / 2));
	if (!survey.ok) return survey;
	const { about } = survey.value;
	const half = (share: number): void => progress(0.5 + share / 2);
	const isKnown = (await db.spaces.get(about.id)) !== undefined;
	return isKnown ? merge(chosen, about, half) : restoreAnew(chosen, about, half);
}

async function restoreAnew(
	{ file, phrase }: Chosen,
	about: AboutSpace,
	progress: (share: number) => void
): Promise<Result<Restored>> {
	const space = about.id;
	const device = await thisDevice();
	// What a space forgotten a moment ago may have left, or a restore that was cut short.
	await Promise.all(ROOMS.map((room) => deleteDatabase(replicaName(space, room))));
	const open = (room: Room): Promise<Replica> => openReplica(replicaName(space, room));
	const replicas = { register: await open('register'), people: await open('people') };
	const rows: Rows = { unsent: [], refused: [] };
	const inLog = new Set<string>();
	const filing = createFiling(space);
	let done = false;
	try {
		const read = await readThrough(file, {
			kind: 'copy',
			phrase,
			progress,
			visit: async (part) => {
				takeRows(rows, part);
				await filing.take(part);
				if (!isRoom(part.section)) return;
				const entries = readEntries(part);
				for (const { text } of entries) inLog.add(keyOf(text));
				appendToLog(replicas[part.section].doc, entries);
			}
		});
		if (!read.ok) return read;
		const kept = await Promise.all(ROOMS.map((room) => replicas[room].stored()));
		if (kept.includes(false)) return refused({ type: 'DiskFull' });
		const tables = [db.spaces, db.links, db.outbox, db.drawer, db.settings];
		const added = await db.transaction('rw', tables, async () => {
			await db.spaces.add(spaceRow(about, device.id));
			await db.links.put({
				space,
				at: 'offline',
				since: Date.now(),
				heard: about.heard,
				refusal: undefined
			});
			for (const room of ROOMS)
				await writeCopyInUse(space, room, { copy: 0, generation: about.generations[room] });
			return addRows(space, rows, ({ key }) => inLog.has(key));
		});
		done = true;
		tell({ type: 'spaces' });
		return ok({ space, name: about.name, merged: false, ...added });
	} finally {
		await Promise.all(ROOMS.map((room) => replicas[room].close()));
		if (!done) {
			await filing.undo();
			await Promise.all(ROOMS.map((room) => deleteDatabase(replicaName(space, room))));
		}
	}
}

/** Who is behind the phone is for the log to say, once it has been let in. */
const spaceRow = (about: AboutSpace, device: SpaceRow['device']): SpaceRow => ({
	id: about.id,
	kind: 'shared',
	name: about.name,
	zone: about.zone,
	device,
	member: undefined,
	person: undefined,
	roles: [],
	mayBringAssociation: false,
	actsFor: undefined,
	metRelay: false,
	lastNumber: 0,
	quarantined: 0,
	needsRules: undefined,
	createdAt: Date.now(),
	openedAt: Date.now()
});

/** Puts photos and papers where they belong as they come; `undo` takes away what was added. */
function createFiling(space: SpaceId) {
	const assemble = createAssembly();
	const added: [SpaceId, FileHash][] = [];
	return {
		async take(part: Part): Promise<void> {
			const file = part.section === 'files' ? await assemble(part) : undefined;
			if (file === undefined || (await db.blobs.get([space, file.hash])) !== undefined) return;
			await db.blobs.add({ ...file, space, size: file.bytes.length, usedAt: Date.now() });
			added.push([space, file.hash]);
		},
		undo: () => db.blobs.bulkDelete(added)
	};
}

type Told = LogEntry & Keyed & { readonly room: Room };

async function merge(
	{ file, phrase }: Chosen,
	about: AboutSpace,
	progress: (share: number) => void
): Promise<Result<Restored>> {
	const space = about.id;
	const inUse = await readCopiesInUse(space);
	const inLog = new Set<string>();
	const erased = new Set<string>();
	for (const room of ROOMS) {
		for (const { text } of await keptLog(replicaName(space, room, inUse[room].copy))) {
			inLog.add(keyOf(text));
			if (!text.includes('"person.erased"')) continue;
			const own = readFact(text);
			if (own.ok) for (const key of keysErasedBy(own.value.fact)) erased.add(key);
		}
	}
	const goes = goesWith((key) => erased.has(key));
	const rows: Rows = { unsent: [], refused: [] };
	const lacking: Told[] = [];
	const filing = createFiling(space);
	const read = await readThrough(file, {
		kind: 'copy',
		phrase,
		progress,
		visit: async (part) => {
			takeRows(rows, part);
			await filing.take(part);
			const { section: room } = part;
			if (!isRoom(room)) return;
			for (const entry of readEntries(part)) {
				const key = keyOf(entry.text);
				if (!inLog.has(key)) lacking.push({ ...entry, key, room });
			}
		}
	});
	if (!read.ok) return read;
	const isGone = ({ key, text }: Keyed & { readonly text: string }): boolean =>
		inLog.has(key) || goes(text, key);
	const told = lacking.filter((entry) => !isGone(entry));
	const added = await db.transaction('rw', db.outbox, db.drawer, db.beside, async () => {
		const there = new Set<string>(
			(await db.beside.where('space').equals(space).toArray()).map(({ key }) => key)
		);
		const at = Date.now();
		await db.beside.bulkAdd(
			told
				.filter(({ key }) => !there.has(key))
				.map(({ room, key, text, number, mac }): BesideRow => ({
					space,
					room,
					key,
					text,
					told: { number, mac, generation: about.generations[room] },
					sig: undefined,
					at,
					from: 'copy'
				}))
		);
		return addRows(space, rows, isGone);
	});
	tell({ type: 'written', space });
	return ok({ space, name: about.name, merged: true, ...added });
}
