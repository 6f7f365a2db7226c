import { addDays, dateOf, daysBetween, timeOf } from '../../../domain/time/date.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { at } from '../../../domain/time/zoned.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { Shown } from '../../../store/shown.ts';
import { isOver, shownOfAll, type DateOfBooking } from './items.ts';

/** How far a gesture reaches in a booking that repeats. */
export type Reach = 'one' | 'later' | 'all';

/**
 * The date a gesture is about; with it those after it, or all to come, that still ask for something.
 * What has passed stays as it was.
 */
export function reached(
	dates: readonly DateOfBooking[],
	from: DateOfBooking,
	reach: Reach,
	now: Instant = 0
): readonly DateOfBooking[] {
	if (reach === 'one') return [from];
	return dates.filter(
		(date) =>
			date.occurrence === from.occurrence ||
			((reach === 'later' ? date.range.from > from.range.from : date.range.to > now) &&
				!isOver(date.items))
	);
}

/** A move of one date, carried over to the others: as many days on, at the same hours. */
export function movedAlong(
	dates: readonly DateOfBooking[],
	from: DateOfBooking,
	wished: { readonly start: LocalDateTime; readonly end: LocalDateTime }
): readonly (Pick<DateOfBooking, 'occurrence'> & typeof wished)[] {
	const days = daysBetween(dateOf(from.range.start), dateOf(wished.start));
	const length = daysBetween(dateOf(wished.start), dateOf(wished.end));
	return dates.map(({ occurrence, range }) => {
		const first = addDays(dateOf(range.start), days);
		return {
			occurrence,
			start: at(first, timeOf(wished.start)),
			end: at(addDays(first, length), timeOf(wished.end))
		};
	});
}

/** How many dates stand how, what most needs a hand first come first. */
export function countStandings(
	dates: readonly DateOfBooking[]
): readonly { readonly shown: Shown; readonly n: number }[] {
	const counts = new Map<Shown, number>();
	for (const date of dates) {
		const shown = shownOfAll(date.items);
		counts.set(shown, (counts.get(shown) ?? 0) + 1);
	}
	return [...counts].map(([shown, n]) => ({ shown, n }));
}

const FIRST = 4;

/** The next few dates, and every one that needs a hand; the rest is a tap away. */
export function firstDates(
	dates: readonly DateOfBooking[],
	now: Instant
): readonly DateOfBooking[] {
	const next = dates.filter((date) => date.range.to > now).slice(0, FIRST);
	return dates.filter(
		(date) => next.includes(date) || date.items.some((item) => item.settle.length > 0)
	);
}
