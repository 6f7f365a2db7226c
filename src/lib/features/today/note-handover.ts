import type { HandoverWay } from '../../domain/booking/types.ts';
import type { Nonce } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Send } from '../../engine/commands.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import { leftToHand } from '../../store/handover.ts';

export type Noted = {
	/** To take back, in the order written. */
	readonly gestures: readonly Nonce[];
	readonly refusal: Refusal | undefined;
};

/** Notes, in one tap, that all of a booking's things left or came back (BK12). */
export async function noteWhole(send: Send, row: OccurrenceRow, way: HandoverWay): Promise<Noted> {
	const booking = await db.bookings.get(row.booking);
	if (booking === undefined) return { gestures: [], refusal: { type: 'UnknownBooking' } };
	const gestures: Nonce[] = [];
	for (const left of leftToHand(booking, row.occurrence, way)) {
		const done = await send('noteHandover', {
			space: row.space,
			booking: row.booking,
			occurrence: row.occurrence,
			way,
			...left
		});
		if (!done.ok) return { gestures, refusal: done.refusal };
		gestures.push(done.value.gesture);
	}
	return { gestures, refusal: undefined };
}

/** The reverse, last first; says why when one has already left the phone. */
export async function takeBackAll(
	send: Send,
	row: OccurrenceRow,
	gestures: readonly Nonce[]
): Promise<Refusal | undefined> {
	for (const gesture of gestures.toReversed()) {
		const done = await send('takeBack', { space: row.space, gesture });
		if (!done.ok) return done.refusal;
	}
	return undefined;
}
