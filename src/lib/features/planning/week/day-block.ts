import { minuteOfDay } from '../../../domain/opening/wall.ts';
import { dateOf, timeOf } from '../../../domain/time/date.ts';
import type { LocalDate, LocalDateTime } from '../../../domain/time/types.ts';

/** The cell of a day runs from 7 h to midnight: what happens at night is drawn at its edge. */
const MORNING = 7 * 60;
const MIDNIGHT = 24 * 60;

/** From the top, in hundredths of the cell. */
export type Block = { readonly top: number; readonly height: number };

/** The part of a range that falls on a day; undefined when none does. */
export function blockOn(
	range: { readonly start: LocalDateTime; readonly end: LocalDateTime },
	date: LocalDate
): Block | undefined {
	if (dateOf(range.start) > date || range.end <= `${date}T00:00`) return undefined;
	const share = (minute: number) => Math.max(0, ((minute - MORNING) / (MIDNIGHT - MORNING)) * 100);
	const top = dateOf(range.start) < date ? 0 : share(minuteOfDay(timeOf(range.start)));
	const bottom = dateOf(range.end) > date ? 100 : share(minuteOfDay(timeOf(range.end)));
	return { top, height: Math.max(0, bottom - top) };
}
