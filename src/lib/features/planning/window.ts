import type { SpaceId } from '../../domain/ids.ts';
import { addDays, dateOf, daysBetween } from '../../domain/time/date.ts';
import type { LocalDate, Zone } from '../../domain/time/types.ts';
import { lastDateOf, startOfDay } from '../../domain/time/zoned.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import { isFiltering, type Filter } from './filter.ts';
import { sieveOf, type Sieve } from './sieve.ts';

/** How many bookings are read at a time: more than a screen holds, few enough to paint at once. */
export const PAGE = 40;

export type Window = {
	readonly from: LocalDate;
	readonly rows: readonly OccurrenceRow[];
	/** The last day that is whole. */
	readonly to: LocalDate;
	readonly more: boolean;
};

/**
 * The agenda from a day on: about `take` bookings, in whole days. A busy space shows three days, a
 * quiet one three months, and both are read in one short range of an index.
 */
export async function readWindow(
	space: SpaceId,
	zone: Zone,
	from: LocalDate,
	take: number,
	filter: Filter
): Promise<Window> {
	const fits = await sieveOf(space, filter);
	const [firstDay, ahead] = await Promise.all([
		rowsOfDay(space, from),
		startingFrom(space, zone, from, isFiltering(filter) ? fits : undefined)
			.limit(take + 1)
			.toArray()
	]);
	const today = firstDay.filter(fits);
	const begins = startOfDay(from, zone);
	const before = today.filter((row) => row.from < begins);
	const beyond = ahead[take];
	if (beyond === undefined) {
		const rows = [...before, ...ahead];
		return {
			from,
			rows,
			to: rows.map((row) => lastDateOf(row.range)).reduce(later, from),
			more: false
		};
	}
	const cut = dateOf(beyond.range.start);
	if (cut === from) return { from, rows: today, to: from, more: true };
	const ends = startOfDay(cut, zone);
	return {
		from,
		rows: [...before, ...ahead.filter((row) => row.from < ends)],
		to: addDays(cut, -1),
		more: true
	};
}

const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b);

const rowsOfDay = (space: SpaceId, day: LocalDate) =>
	db.occurrences.where('days').equals(`${space}|${day}`).toArray();

function startingFrom(space: SpaceId, zone: Zone, day: LocalDate, fits: Sieve | undefined) {
	const all = db.occurrences
		.where('[space+from]')
		.between([space, startOfDay(day, zone)], [space, Infinity]);
	return fits ? all.filter(fits) : all;
}

export type Earlier = {
	/** The new first day. */
	readonly from: LocalDate;
	/** How many bookings that adds. */
	readonly added: number;
};

/** The page before a day, in whole days; undefined when nothing comes before. */
export async function readEarlier(
	space: SpaceId,
	zone: Zone,
	from: LocalDate,
	filter: Filter
): Promise<Earlier | undefined> {
	const until = startOfDay(from, zone);
	const fits = await sieveOf(space, filter);
	const backwards = () =>
		db.occurrences
			.where('[space+from]')
			.between([space, -Infinity], [space, until])
			.reverse()
			.filter(fits);
	const last = (await backwards().limit(PAGE).toArray()).at(-1);
	if (last === undefined) return undefined;
	const first = dateOf(last.range.start);
	const begins = startOfDay(first, zone);
	const added = await db.occurrences
		.where('[space+from]')
		.between([space, begins], [space, until])
		.filter(fits)
		.count();
	return { from: first, added };
}

/**
 * Everything that touches the days from one to another, each once. Read a day at a time: many short
 * answers keep a thumb free where one long one would not. All in one transaction: making one for each
 * costs more than reading.
 */
export async function readDays(
	space: SpaceId,
	from: LocalDate,
	to: LocalDate,
	filter: Filter
): Promise<OccurrenceRow[]> {
	const fits = await sieveOf(space, filter);
	const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) =>
		addDays(from, index)
	);
	const read = await db.transaction('r', db.occurrences, () =>
		Promise.all(days.map((day) => rowsOfDay(space, day)))
	);
	const rows = new Map<string, OccurrenceRow>();
	for (const day of read) for (const row of day) if (fits(row)) rows.set(row.id, row);
	return [...rows.values()];
}
