import type { ResourceId } from '../ids.ts';
import type { Opening } from '../resource/types.ts';
import type { Reason } from '../standing/types.ts';
import { addDays } from '../time/date.ts';
import type { Holiday, Instant, LocalDate, LocalDateTime } from '../time/types.ts';
import { isOpenThroughout } from './hours.ts';
import { openingReasons } from './rules.ts';

/** Rules that hold for a whole day, whatever the hours asked. */
const DAY_LONG: readonly Reason['type'][] = ['NotThatDay', 'SchoolHolidays', 'PublicHoliday'];
const HOURS = 24;

/**
 * Why a thing can't be booked at any hour of a day (RS5); nothing where it can at some hour.
 * `day`: its first instant, the next day's, and what kind of holiday it is.
 */
export function reasonAllDay(
	resource: ResourceId,
	opening: Opening | undefined,
	date: LocalDate,
	day: { readonly from: Instant; readonly to: Instant; readonly holiday: Holiday }
): Reason | undefined {
	if (opening === undefined) return undefined;
	const start = `${date}T00:00` as LocalDateTime;
	const end = `${addDays(date, 1)}T00:00` as LocalDateTime;
	const wanted = { resource, quantity: 1, start, end, ...day };
	const reasons = openingReasons(opening, wanted, day.from);
	const found = reasons.find(({ type }) => DAY_LONG.includes(type));
	if (found !== undefined) return found;
	const { hours } = opening;
	if (hours === undefined || hours.length === 0) return undefined;
	const isOpen = Array.from({ length: HOURS }, (_, hour) => hour).some((hour) => {
		const at = (clock: number) => `${date}T${String(clock).padStart(2, '0')}` as const;
		const begins = `${at(hour)}:00` as LocalDateTime;
		return isOpenThroughout(hours, { start: begins, end: `${at(hour)}:30` as LocalDateTime });
	});
	return isOpen ? undefined : { type: 'NotOpen' };
}
