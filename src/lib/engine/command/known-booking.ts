import type { BookingId, FactKey, SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BookingRow } from '../../store/rows.ts';

/**
 * A booking of this space, by its row. One written a moment ago may have no row yet: then nothing
 * but its being in the outbox is known, which is enough for its author.
 */
export async function knownBooking(
	space: SpaceId,
	booking: BookingId
): Promise<Result<BookingRow | undefined>> {
	const row = await db.bookings.get(booking);
	if (row?.space === space) return ok(row);
	const key: string = booking;
	const unsent = await db.outbox.where('key').equals(key).count();
	return unsent > 0 ? ok(undefined) : refused({ type: 'UnknownBooking' });
}

/** BK11: one that the person with this phone may change or withdraw. */
export async function changeableBooking(
	space: SpaceId,
	booking: BookingId
): Promise<Result<BookingRow | undefined>> {
	const known = await knownBooking(space, booking);
	if (known.ok && known.value !== undefined && !known.value.iChange)
		return refused({ type: 'RoleMayNot' });
	return known;
}

/**
 * BK8, BK11: one that the person may decide on, still asking for what was judged. Whoever decides may
 * also say no to what was confirmed, and yes after a no.
 */
export async function decidableBooking(
	space: SpaceId,
	booking: BookingId,
	wish: FactKey
): Promise<Result<BookingRow | undefined>> {
	const known = await knownBooking(space, booking);
	if (!known.ok || known.value === undefined) return known;
	const { iDecide, items } = known.value;
	if (!iDecide && !items.some((item) => item.mayDecide)) return refused({ type: 'RoleMayNot' });
	if (known.value.wish.key !== wish) return refused({ type: 'OlderWish' });
	return known;
}
