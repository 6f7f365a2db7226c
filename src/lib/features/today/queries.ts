import { addDays } from '../../domain/time/date.ts';
import type { BookingId, ResourceId, SpaceId } from '../../domain/ids.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time/types.ts';
import { startOfDay } from '../../domain/time/zoned.ts';
import { db } from '../../store/db.ts';
import type { Awaiting } from '../../store/late.ts';
import { needKey } from '../../store/needs.ts';
import type { OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import type ConfirmCard from './ConfirmCard.svelte';
import type LateCard from './LateCard.svelte';

/** Enough to fill the three days announced, even in the busiest space. */
const MOST_AHEAD = 120;

export const rowsOfDay = (space: SpaceId, day: LocalDate): Promise<OccurrenceRow[]> =>
	db.occurrences.where('days').equals(`${space}|${day}`).toArray();

export const rowsAhead = (space: SpaceId, day: LocalDate, zone: Zone): Promise<OccurrenceRow[]> =>
	db.occurrences
		.where('[space+from]')
		.between([space, startOfDay(addDays(day, 1), zone)], [space, Infinity])
		.limit(MOST_AHEAD)
		.toArray();

export type Needy = {
	readonly rows: readonly OccurrenceRow[];
	readonly resources: ReadonlyMap<ResourceId, ResourceRow>;
	/** Where something is late: on most days nothing is. */
	readonly late: Late | undefined;
	/** Where something is to be confirmed: most people decide on nothing. */
	readonly toConfirm: ToDecide | undefined;
};
type Late = {
	readonly Card: typeof LateCard;
	/** By late occurrence: the next who counts on what is out. */
	readonly expected: ReadonlyMap<string, Awaiting>;
};
type ToDecide = {
	readonly Card: typeof ConfirmCard;
	/** What was written with a booking to whoever decides. */
	readonly notes: ReadonlyMap<BookingId, string>;
};
export const NO_NEEDY: Needy = {
	rows: [],
	resources: new Map(),
	late: undefined,
	toConfirm: undefined
};

/** What someone must look at, with the things it is about and who waits for them. */
export async function readNeedy(space: SpaceId, now: Instant): Promise<Needy> {
	const keys = (['out', 'settle', 'confirm'] as const).map((need) => needKey(space, need));
	const rows = await db.occurrences.where('needs').anyOf(keys).distinct().toArray();
	const ids = new Set(rows.flatMap((row) => row.items.map((item) => item.resource)));
	const resources = new Map<ResourceId, ResourceRow>();
	for (const row of await db.resources.bulkGet([...ids])) {
		if (row !== undefined) resources.set(row.id, row);
	}
	const isLate = rows.some((row) => row.out > row.back && row.to <= now);
	const late = isLate ? await readLate(space, now) : undefined;
	const confirm = needKey(space, 'confirm');
	const asking = rows.filter(({ needs }) => needs.includes(confirm)).map(({ booking }) => booking);
	const toConfirm = asking.length > 0 ? await readToDecide(asking) : undefined;
	return { rows, resources, late, toConfirm };
}

async function readToDecide(asking: readonly BookingId[]): Promise<ToDecide> {
	const bookings = await db.bookings.bulkGet([...new Set(asking)]);
	const notes = bookings.flatMap((row) => (row?.note ? [[row.id, row.note] as const] : []));
	const { default: Card } = await import('./ConfirmCard.svelte');
	return { Card, notes: new Map(notes) };
}

async function readLate(space: SpaceId, now: Instant): Promise<Late> {
	// Dexie goes on following what is read after a promise that isn't its own once it is wrapped so.
	const [{ readAwaited }, { default: Card }] = await Promise.resolve(
		Promise.all([import('../../store/late.ts'), import('./LateCard.svelte')])
	);
	return { Card, expected: await readAwaited(space, now) };
}

export type Beginning = {
	readonly resources: number;
	readonly bookings: number;
	readonly members: number;
};

/** How far a new space has come: the three steps to start. */
export async function readBeginning(space: SpaceId): Promise<Beginning> {
	const [resources, bookings, members] = await Promise.all([
		db.resources.where('space').equals(space).count(),
		db.bookings.where('space').equals(space).count(),
		db.members.where('space').equals(space).count()
	]);
	return { resources, bookings, members };
}
