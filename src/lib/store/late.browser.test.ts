import { afterEach, expect, test } from 'vitest';
import type { HandoverId, LineId, ResourceId } from '../domain/ids.ts';
import {
	bookingRow,
	claimRows,
	clearAll,
	fill,
	instant,
	itemRow,
	occurrenceRow,
	resourceRow,
	SPACE
} from '../features/booking/testing/rows.ts';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../features/booking/testing/village.ts';
import { db } from './db.ts';
import { readAwaited, readLate } from './late.ts';
import type { OccurrenceRow } from './rows.ts';

afterEach(() => clearAll(db));

const { late, fair, jumble } = BOOKINGS;
const noted = (row: OccurrenceRow, at: number, way: 'out' | 'back', quantity: number) => ({
	id: `${row.id}-${way}-${at}` as HandoverId,
	way,
	line: row.items[at]?.line ?? ('none' as LineId),
	occurrence: row.occurrence,
	quantity,
	when: 0,
	byName: 'Odile',
	text: undefined
});
type Noted = ReturnType<typeof noted>;

/** A village where these have been handed things. */
async function handedOut(...handed: readonly (readonly [OccurrenceRow, readonly Noted[]])[]) {
	await fill(db, village());
	for (const [row, handovers] of handed) {
		await db.occurrences.put(row);
		await db.bookings.put(bookingRow(row, { handovers }));
		await db.claims.bulkPut(claimRows(row));
	}
}
const awaited = async (now = VILLAGE_NOW) =>
	[...(await readAwaited(SPACE, now))].map(([id, { title }]) => [id.split('/')[0], title]);
const sonoOut: readonly [OccurrenceRow, readonly Noted[]] = [late, [noted(late, 0, 'out', 1)]];

test('[BK12] the first who counts on what is late is named, and misses whoever has it', async () => {
	await handedOut(sonoOut);
	expect(await awaited()).toEqual([[late.booking, fair.title]]);
	const ground = await readLate(SPACE, VILLAGE_NOW);
	const own = ground.awaiting.find(({ id }) => id === fair.id);
	expect(own && ground.missed(own)).toMatchObject([
		{ row: { id: late.id }, things: ['Sono portable'] }
	]);
});

test('[BK12] what did not go out, or came back, is late for nobody', async () => {
	await handedOut([late, []]);
	expect(await awaited()).toEqual([]);
	await handedOut([late, [noted(late, 0, 'out', 1), noted(late, 0, 'back', 1)]]);
	expect(await awaited()).toEqual([]);
});

test('[BK12] eight tables that are late are missed by nobody who finds enough left', async () => {
	const tables = occurrenceRow({
		title: 'Loto',
		start: '2027-06-08T14:00',
		end: '2027-06-10T18:00',
		owner: 'Club des aînés de Noueilles',
		items: [itemRow(RESOURCES.tables, 12)],
		out: 12
	});
	const out = (back: number) =>
		handedOut([late, []], [tables, [noted(tables, 0, 'out', 12), noted(tables, 0, 'back', back)]]);
	// Of 32, the most that is asked at once is the 28 of the jumble sale.
	await out(8);
	expect(await awaited()).toEqual([]);
	await out(7);
	expect(await awaited()).toEqual([[tables.booking, jumble.title]]);
});

test('[BK12] [RS3] of a kit that is late, its parts are missed; of half of the kits, half of them', async () => {
	const micro = resourceRow('Micro', { capacity: 5 });
	const kit = resourceRow('Mallette', { capacity: 2 });
	const lent = occurrenceRow({
		title: 'Spectacle',
		start: '2027-06-08T14:00',
		end: '2027-06-10T18:00',
		owner: 'Foyer rural de Pouze',
		items: [itemRow(kit, 2)],
		out: 2
	});
	const next = occurrenceRow({
		title: 'Conférence',
		start: '2027-06-13T14:00',
		end: '2027-06-13T18:00',
		owner: 'Foyer rural de Montbrun',
		items: [itemRow(micro, 3)]
	});
	const takes = (resource: ResourceId, quantity: number) =>
		claimRows(lent).map((claim) => ({
			...claim,
			id: claim.id.replace(/[^/]+$/, resource),
			resource,
			quantity
		}));
	const back = (quantity: number) =>
		handedOut(
			[late, []],
			[lent, [noted(lent, 0, 'out', 2), noted(lent, 0, 'back', quantity)]],
			[next, []]
		);
	await back(0);
	await db.resources.bulkPut([micro, kit]);
	await db.claims.bulkPut([...takes(kit.id, 2), ...takes(micro.id, 4)]);
	expect(await awaited()).toEqual([[lent.booking, next.title]]);
	// Two microphones late of five leave three.
	await back(1);
	expect(await awaited()).toEqual([]);
});

test('[BK12] who has begun without it still waits; who was handed it does not', async () => {
	const during = instant('2027-06-12T10:00');
	await handedOut(sonoOut);
	expect(await awaited(during)).toEqual([[late.booking, fair.title]]);
	await handedOut(sonoOut, [{ ...fair, out: 1, needs: [] }, []]);
	expect(await awaited(during)).toEqual([]);
});

test('[BK12] what waits, is refused or is over counts on nothing', async () => {
	for (const standing of ['waiting', 'refused', 'withdrawn'] as const) {
		const items = fair.items.map((item) => ({ ...item, standing }));
		await handedOut(sonoOut, [{ ...fair, items }, []]);
		expect(await awaited(), standing).toEqual([]);
	}
	await handedOut(sonoOut);
	expect(await awaited(fair.to)).toEqual([]);
});
