import type { Instant, LocalDate } from '../../../domain/time/types.ts';
import { dateOf } from '../../../domain/time/date.ts';
import { lastDateOf } from '../../../domain/time/zoned.ts';
import { db } from '../../../store/db.ts';
import type { OccurrenceRow, SpaceRow } from '../../../store/rows.ts';

export type MineOnDay = {
	readonly date: LocalDate;
	readonly list: readonly { readonly row: OccurrenceRow; readonly space: SpaceRow }[];
};
export type AllMine = { readonly spaces: number; readonly days: readonly MineOnDay[] };
export const NOTHING_MINE: AllMine = { spaces: 0, days: [] };

/** Of each space, as many as a season of one's own holds. */
const MOST = 300;
/** What began up to so long ago may still be going on. */
const LONGEST = 40 * 86_400_000;

/** My bookings that are not over, in every space of this phone, an example too, by day. */
export async function readAllMine(now: Instant, today: LocalDate): Promise<AllMine> {
	const spaces = await db.spaces.toArray();
	const lists = await Promise.all(
		spaces.map(async (space) => {
			const rows = await db.occurrences
				.where('[space+from]')
				.between([space.id, now - LONGEST], [space.id, Infinity])
				.filter((row) => row.mine && row.to > now)
				.limit(MOST)
				.toArray();
			return rows.map((row) => ({ row, space }));
		})
	);
	return { spaces: spaces.length, days: byDay(lists.flat(), today) };
}

/** By the day they begin; what is going on stands under today. What is off is left out. */
export function byDay(
	list: readonly { readonly row: OccurrenceRow; readonly space: SpaceRow }[],
	today: LocalDate
): MineOnDay[] {
	const days = new Map<LocalDate, { row: OccurrenceRow; space: SpaceRow }[]>();
	for (const one of list.toSorted((a, b) => a.row.from - b.row.from)) {
		const { standing, range } = one.row;
		if (standing === 'withdrawn' || standing === 'refused') continue;
		const start = dateOf(range.start);
		const date = start < today && lastDateOf(range) >= today ? today : start;
		const found = days.get(date);
		if (found === undefined) days.set(date, [one]);
		else found.push(one);
	}
	return [...days]
		.map(([date, found]) => ({ date, list: found }))
		.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
