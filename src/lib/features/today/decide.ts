import type { Result } from '../../domain/refusal.ts';
import type { Nonce } from '../../domain/ids.ts';
import type { Send } from '../../engine/commands.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

/** A yes, or a no with its reason, to a whole booking; it names the wish that was read (BK8). */
export async function decide(
	send: Send,
	{ space, booking }: Pick<OccurrenceRow, 'space' | 'booking'>,
	answer: { readonly yes: true } | { readonly yes: false; readonly reason: string }
): Promise<Result<Nonce>> {
	const row = await db.bookings.get(booking);
	if (row === undefined) return { ok: false, refusal: { type: 'UnknownBooking' } };
	const about = { space, booking, wish: row.wish.key, scope: {} };
	const reason = answer.yes ? '' : answer.reason.trim();
	const done = answer.yes
		? await send('confirmBooking', about)
		: await send('refuseBooking', { ...about, ...(reason && { reason }) });
	return done.ok ? { ok: true, value: done.value.gesture } : done;
}
