import { addDays } from '../../domain/time/date.ts';
import { unitsFree } from '../../domain/availability/free.ts';
import type { Places } from '../../domain/availability/places.ts';
import type { ResourceId } from '../../domain/ids.ts';
import type { LocalDate, Zone } from '../../domain/time/types.ts';
import { startOfDay } from '../../domain/time/zoned.ts';

/** The part of the day people book in; a hall that is free only at night is not free. */
const HOURS = { first: 8, last: 22 };
const HOUR = 3_600_000;

export type FreeDay = {
	readonly date: LocalDate;
	/** Free from morning to evening, in one piece. */
	readonly free: number;
	/** At some hour of that day at least one is free. */
	readonly somewhen: boolean;
};

/** What is free on each of the next days (BK14): the least of the day, which is what can be promised. */
export function freeDays(
	places: Places,
	resource: ResourceId,
	first: LocalDate,
	days: number,
	zone: Zone
): readonly FreeDay[] {
	return Array.from({ length: days }, (_, ahead) => {
		const date = addDays(first, ahead);
		const midnight = startOfDay(date, zone);
		const hours = Array.from(
			{ length: HOURS.last - HOURS.first },
			(_hour, at) => midnight + (HOURS.first + at) * HOUR
		);
		const free = unitsFree(
			places,
			resource,
			midnight + HOURS.first * HOUR,
			midnight + HOURS.last * HOUR
		);
		const somewhen = free > 0 || hours.some((at) => unitsFree(places, resource, at, at + HOUR) > 0);
		return { date, free, somewhen };
	});
}
