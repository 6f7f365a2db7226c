import { finder, searchable } from '../../../domain/text/search.ts';
import type { Instant, LocalDate } from '../../../domain/time/types.ts';
import {
	byBooking,
	countOf,
	find,
	NOTHING_FOUND,
	type BookingHit,
	type Found,
	type Pile
} from '../pile.ts';
import { findNear, type Near } from './forgive.ts';
import { whenIn, type Days } from './when.ts';

/** What is booked on the days a date means. */
export type OnDays = { readonly days: Days; readonly hits: readonly BookingHit[] };

export type Answer = {
	/** Of each of the days the date may mean, the likeliest first; only that one may hold nothing. */
	readonly dates: readonly OnDays[];
	/** Whether words beside the date were looked for on those days. */
	readonly narrowed: boolean;
	/** By the words as they stand, what is in `dates` aside. */
	readonly found: Found;
	/** By words close to them, where they found nothing or little. */
	readonly near: Near | undefined;
};
const NO_ANSWER: Answer = {
	dates: [],
	narrowed: false,
	found: NOTHING_FOUND,
	near: undefined
};

/** So few finds may be a slip of whoever typed, now or when it was booked. */
const LITTLE = 2;

/**
 * Everything that answers to what was typed. `words` is asked for when they may be forgiven: undefined
 * while some of it is still to be read. Without `today` no date is understood.
 */
export function answerTo(
	pile: Pile,
	needle: string,
	now: Instant,
	today: LocalDate | undefined,
	words: () => ReadonlySet<string> | undefined
): Answer {
	if (searchable(needle) === '') return NO_ANSWER;
	const dated = today && whenIn(needle, today);
	const rest = dated?.rest ?? '';
	const dates = (dated?.days ?? [])
		.map((days) => ({ days, hits: bookedOn(pile, days, rest) }))
		.filter(({ hits }, index) => index === 0 || hits.length > 0);
	const found = without(find(pile, needle, now), dates);
	const few = countOf(found);
	const narrowed = searchable(rest) !== '';
	return { dates, narrowed, found, near: nearly() };

	function nearly(): Near | undefined {
		if (dated === undefined) {
			const known = few > LITTLE ? undefined : words();
			return known && findNear(pile, known, needle, now, few > 0);
		}
		// Beside a date the words alone may hold a slip, and what they meant is on its days.
		if (!narrowed || few > 0 || dates.some(({ hits }) => hits.length > 0)) return undefined;
		const known = words();
		const bookings = pile.bookings.filter(({ range }) =>
			dated.days.some((days) => touches(range, days))
		);
		return known && findNear({ bookings, things: [], people: [] }, known, rest, now, false);
	}
}

/** T2: what ends as the first day begins is over. */
const touches = ({ start, end }: { start: string; end: string }, { first, last }: Days): boolean =>
	start.slice(0, 10) <= last && end > `${first}T00:00`;

/** Bookings that touch the days, in the order of their beginning (T2). */
function bookedOn({ bookings }: Pile, days: Days, rest: string): BookingHit[] {
	const fits = finder(rest);
	const on = bookings.filter(({ range, search }) => touches(range, days) && fits(search));
	return byBooking(on).map((hit) => ({ ...hit, because: undefined }));
}

function without(found: Found, dates: readonly OnDays[]): Found {
	if (dates.length === 0) return found;
	const told = new Set(dates.flatMap(({ hits }) => hits.map(({ one }) => one.booking)));
	const others = (list: readonly BookingHit[]) => list.filter(({ one }) => !told.has(one.booking));
	return { ...found, coming: others(found.coming), past: others(found.past) };
}
