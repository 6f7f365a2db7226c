import type { LineId, ResourceId } from '../../../../domain/ids.ts';
import { ok, type Result } from '../../../../domain/refusal.ts';
import { dateOf } from '../../../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../../../domain/time/types.ts';
import type { Send } from '../../../../engine/commands.ts';
import { db } from '../../../../store/db.ts';
import type { OccurrenceRow } from '../../../../store/rows.ts';
import { isShift, NO_SHIFT, shifted, type Shift } from './shift.ts';

export type Moved = 'moved' | 'unchanged' | 'refused' | 'asked';
type Undo = () => Promise<Result<unknown>>;

/** Dates of the same booking after this one that still ask for something (BK10). */
export async function laterDates(row: OccurrenceRow): Promise<readonly OccurrenceRow[]> {
	if (!row.repeats) return [];
	const all = await db.occurrences.where('booking').equals(row.booking).sortBy('from');
	return all.filter(
		({ from, items }) =>
			from > row.from &&
			items.some(({ standing }) => standing !== 'refused' && standing !== 'withdrawn')
	);
}

/** A line that asks for one thing instead of another. */
export type Swap = {
	readonly line: LineId;
	readonly from: ResourceId;
	readonly to: ResourceId;
};

/**
 * Asks for dates of one booking to be so many days on, at the same hours, or for another thing in the
 * place of one of its things; the rest stays. Answers how to undo that: taken back while it hasn't left the phone, else by asking for the days they were.
 */
export async function moveBooking(
	send: Send,
	dates: readonly [OccurrenceRow, ...OccurrenceRow[]],
	by: Shift,
	holidayOn: (date: LocalDate) => Holiday,
	swap?: Swap
): Promise<Result<Undo>> {
	const [{ space, booking }] = dates;
	const ask = (moved: Shift, resource: ResourceId | undefined) => {
		const setOccurrences = dates.map(({ occurrence, range }) => {
			const to = shifted(range, moved);
			return { id: occurrence, ...to, holiday: holidayOn(dateOf(to.start)) };
		});
		const change = {
			// A date that stays isn't said (R6).
			...(isShift(by) && { setOccurrences }),
			...(swap && resource && { setLines: [{ id: swap.line, resource }] })
		};
		return send('changeBooking', { space, booking, change });
	};
	const done = await ask(by, swap?.to);
	if (!done.ok) return done;
	return ok(async () => {
		const taken = await send('takeBack', { space, gesture: done.value.gesture });
		return taken.ok ? taken : ask(NO_SHIFT, swap?.from);
	});
}
