import type { BookingId, ResourceId } from '../../../domain/ids.ts';
import { db } from '../../../store/db.ts';
import { readWithParts } from '../../../store/grounds.ts';
import { placesOf } from '../../../store/places.ts';
import type { BookingRow, ClaimRow, ResourceRow } from '../../../store/rows.ts';

/** A booking, and all its page says of what it stands against. */
export type BookingRead = {
	readonly booking: BookingRow | undefined;
	/** Written on this phone, and about to be shown. */
	readonly coming: boolean;
	/** What it asks for, and what that is made of. */
	readonly resources: ReadonlyMap<ResourceId, ResourceRow>;
	/** Bookings it stands against. */
	readonly others: ReadonlyMap<BookingId, BookingRow>;
	/** Which of all these an association I act for asked. */
	readonly mine: ReadonlySet<BookingId>;
	/** What takes the things it disputes with others, while it does. */
	readonly claims: readonly ClaimRow[];
};
/** Not read yet, or not on this phone. */
export const NOTHING_READ: BookingRead = {
	booking: undefined,
	coming: false,
	resources: new Map(),
	others: new Map(),
	mine: new Set(),
	claims: []
};

export async function readBooking(id: BookingId): Promise<BookingRead> {
	const booking = await db.bookings.get(id);
	if (booking === undefined) {
		return { ...NOTHING_READ, coming: (await db.outbox.where('key').equals(id).count()) > 0 };
	}
	const ids = booking.items.map((item) => item.resource);
	const named = new Set(booking.items.flatMap((item) => item.with.map((one) => one.id)));
	const [resources, others] = await Promise.all([readWithParts(ids), readBookings(named)]);
	const [mine, claims] = await Promise.all([
		mineOf([booking, ...others]),
		claimsBeside(booking, resources)
	]);
	return {
		booking,
		coming: false,
		resources,
		others: new Map(others.map((row) => [row.id, row])),
		mine,
		claims
	};
}

async function readBookings(ids: ReadonlySet<BookingId>): Promise<readonly BookingRow[]> {
	if (ids.size === 0) return [];
	return (await db.bookings.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** Claims on what is disputed and can be shared, over all the time it is. */
async function claimsBeside(
	{ space, items, wish }: BookingRow,
	resources: ReadonlyMap<ResourceId, ResourceRow>
): Promise<readonly ClaimRow[]> {
	const disputed = items.filter(
		(item) => item.with.length > 0 && (resources.get(item.resource)?.body.capacity ?? 1) > 1
	);
	if (disputed.length === 0) return [];
	const dates = new Set(disputed.map((item) => item.occurrence));
	const spans = [
		...wish.occurrences.filter(({ id }) => dates.has(id)).map(({ range }) => range),
		...disputed.flatMap((item) => item.with.map(({ range }) => range))
	];
	const places = placesOf([...resources.values()], []);
	const needs = disputed.flatMap((item) => places.needsOf(item.resource));
	const around = Math.max(0, ...needs.flatMap(({ before, after }) => [before, after]));
	const from = Math.min(...spans.map((span) => span.from)) - around;
	const to = Math.max(...spans.map((span) => span.to)) + around;
	const keys = [...new Set(needs.map(({ resource }) => resource))].map((id) => [space, id]);
	return db.claims
		.where('[space+resource]')
		.anyOf(keys)
		.filter((claim) => claim.from < to && claim.to > from)
		.toArray();
}

/** A booking's dates are all of one association: the first tells. */
async function mineOf(bookings: readonly BookingRow[]): Promise<ReadonlySet<BookingId>> {
	const firsts = bookings.flatMap(({ id, wish }) =>
		wish.occurrences.slice(0, 1).map((one) => `${id}/${one.id}`)
	);
	const rows = await db.occurrences.bulkGet(firsts);
	return new Set(rows.flatMap((row) => (row?.mine ? [row.booking] : [])));
}
