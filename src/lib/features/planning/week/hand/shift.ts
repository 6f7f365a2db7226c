import { addDays, dateOf, timeOf } from '../../../../domain/time/date.ts';
import type { LocalDateTime } from '../../../../domain/time/types.ts';
import { DAYS, type Columns, type Wall } from '../bars.ts';

/** By how many days a booking's two ends are moved. */
export type Shift = { readonly start: number; readonly end: number };
export const NO_SHIFT: Shift = { start: 0, end: 0 };
export const isShift = ({ start, end }: Shift): boolean => start !== 0 || end !== 0;
/** What is held: the whole, or one end. */
export type Grip = 'whole' | 'start' | 'end';

const moved = (local: LocalDateTime, days: number) =>
	`${addDays(dateOf(local), days)}T${timeOf(local)}` as LocalDateTime;

/** The same clock times on other days (T3). */
export const shifted = (range: Wall, by: Shift): Wall => ({
	start: moved(range.start, by.start),
	end: moved(range.end, by.end)
});

/**
 * The shift after one more step, or the one before when that would turn the booking around or take
 * it out of the week one sees.
 */
export function stepShift(
	range: Wall,
	columns: Columns,
	by: Shift,
	grip: Grip,
	days: number
): Shift {
	const next = {
		start: by.start + (grip === 'end' ? 0 : days),
		end: by.end + (grip === 'start' ? 0 : days)
	};
	const { start, end } = shifted(range, next);
	const seen = columns.first + next.start < DAYS && columns.last + next.end >= 0;
	// The end one holds stays where one can see it.
	const held = grip === 'start' ? columns.first + next.start : columns.last + next.end;
	const inside = grip === 'whole' || (held >= 0 && held < DAYS);
	return start < end && seen && inside ? next : by;
}
