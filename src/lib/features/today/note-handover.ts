import type { HandoverWay } from '../../domain/booking/types.ts';
import type { Nonce } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Send } from '../../engine/commands.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import { leftToHand, type LeftToHand } from '../../store/handover.ts';

export type NotedLine = LeftToHand & { readonly gesture: Nonce };
export type Noted = {
	/** To take back, in the order written. */
	readonly lines: readonly NotedLine[];
	readonly refusal: Refusal | undefined;
};

/** Notes, in one tap, that all of a booking's things left or came back (BK12). */
export async function noteWhole(send: Send, row: OccurrenceRow, way: HandoverWay): Promise<Noted> {
	const booking = await db.bookings.get(row.booking);
	if (booking === undefined) return { lines: [], refusal: { type: 'UnknownBooking' } };
	const lines: NotedLine[] = [];
	for (const left of leftToHand(booking, row.occurrence, way)) {
		const done = await send('noteHandover', {
			space: row.space,
			booking: row.booking,
			occurrence: row.occurrence,
			way,
			...left
		});
		if (!done.ok) return { lines, refusal: done.refusal };
		lines.push({ ...left, gesture: done.value.gesture });
	}
	return { lines, refusal: undefined };
}

/**
 * Undoes what was just noted, last first: taken back where it hasn't left the phone, else by the
 * opposite handover, so that the count is right again.
 */
export async function undoNoted(
	send: Send,
	row: OccurrenceRow,
	way: HandoverWay,
	lines: readonly NotedLine[]
): Promise<Refusal | undefined> {
	const { space, booking, occurrence } = row;
	for (const { gesture, line, quantity } of lines.toReversed()) {
		const taken = await send('takeBack', { space, gesture });
		if (taken.ok) continue;
		const opposite = way === 'out' ? 'back' : 'out';
		const undone = await send('noteHandover', {
			space,
			booking,
			occurrence,
			line,
			quantity,
			way: opposite
		});
		if (!undone.ok) return undone.refusal;
	}
	return undefined;
}
