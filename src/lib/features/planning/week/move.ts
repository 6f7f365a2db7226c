import { ok, type Result } from '../../../domain/refusal.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, LocalDateTime } from '../../../domain/time/types.ts';
import type { Send } from '../../../engine/commands.ts';
import type { OccurrenceRow } from '../../../store/rows.ts';

export type Moved = 'moved' | 'unchanged' | 'refused';
type Wall = { readonly start: LocalDateTime; readonly end: LocalDateTime };
type Undo = () => Promise<Result<unknown>>;

/**
 * Asks for one date of a booking to be at another time; its other dates stay. Answers how to undo
 * that: taken back while it hasn't left the phone, else by asking for the time it was at.
 */
export async function moveBooking(
	send: Send,
	row: OccurrenceRow,
	to: Wall,
	holidayOn: (date: LocalDate) => Holiday
): Promise<Result<Undo>> {
	const { space, booking, occurrence } = row;
	const ask = ({ start, end }: Wall) => {
		const holiday = holidayOn(dateOf(start));
		const change = { setOccurrences: [{ id: occurrence, start, end, holiday }] };
		return send('changeBooking', { space, booking, change });
	};
	const done = await ask(to);
	if (!done.ok) return done;
	return ok(async () => {
		const taken = await send('takeBack', { space, gesture: done.value.gesture });
		return taken.ok ? taken : ask(row.range);
	});
}
