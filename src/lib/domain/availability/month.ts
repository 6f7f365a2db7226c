import type { ResourceId } from '../ids.ts';
import { addDays, addMonths, daysInMonth, monthStart } from '../time/date.ts';
import type { LocalDate, Span, Zone } from '../time/types.ts';
import { startOfDay } from '../time/zoned.ts';
import { freeSpans } from './free.ts';
import type { Places } from './places.ts';

/** How much of a day is left: for a dot or a bar per day. */
export type DayLeft = 'all' | 'some' | 'none';

export type MonthOfResource = {
	readonly resource: ResourceId;
	/** When `quantity` units can be had, across days. */
	readonly free: readonly Span[];
	/** One per day of the month, the first day first. */
	readonly days: readonly DayLeft[];
};

/** The free ranges of resources in the date's month, and how much of each day is left (BK13, BK14). */
export function monthOf(
	places: Places,
	resources: readonly ResourceId[],
	date: LocalDate,
	zone: Zone,
	quantity = 1
): MonthOfResource[] {
	const first = monthStart(date);
	const midnights = Array.from({ length: daysInMonth(first) }, (_, day) =>
		startOfDay(addDays(first, day), zone)
	);
	const end = startOfDay(addMonths(first, 1), zone);
	const start = midnights[0] ?? end;
	return resources.map((resource) => {
		const free = freeSpans(places, resource, quantity, start, end);
		let at = 0;
		const days = midnights.map((midnight, day): DayLeft => {
			const next = midnights[day + 1] ?? end;
			while ((free[at]?.to ?? Infinity) <= midnight) at++;
			const span = free[at];
			if (span === undefined || span.from >= next) return 'none';
			return span.from <= midnight && span.to >= next ? 'all' : 'some';
		});
		return { resource, free, days };
	});
}
