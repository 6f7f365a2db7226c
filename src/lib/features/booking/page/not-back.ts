import type { BookingId, OccurrenceId, ResourceId } from '../../../domain/ids.ts';
import { peakUse } from '../../../domain/availability/usage.ts';
import type { Range, Span } from '../../../domain/time/types.ts';
import type { BookingRow, Contact, OccurrenceRow, ResourceRow } from '../../../store/rows.ts';
import { leftToHand } from '../../../store/handover.ts';

/** Something the borrower before has not brought back in time, and whom to call (BK12). */
export type NotBack = {
	readonly booking: BookingId;
	readonly title: string;
	readonly associationName: string;
	readonly contact: Contact | undefined;
	/** When it was due. */
	readonly range: Range;
	readonly things: readonly string[];
};

/** What a booking takes of one thing, parts included. */
export type Taking = { readonly resource: ResourceId; readonly quantity: number };

/** What stands at the same time: `span` without turnaround. */
export type Beside = Taking & { readonly booking: BookingId; readonly span: Span };

/**
 * Of those who are late, the ones that have what I need and leave too little of it: it warns the
 * next borrower, it blocks nothing (BK12). `takings` are theirs by occurrence, `needed` mine, during
 * `span`; `beside` is what other bookings take of it then, at its peak (BK3).
 */
export function notBackFor(
	late: readonly OccurrenceRow[],
	bookings: ReadonlyMap<string, Pick<BookingRow, 'items' | 'handovers'>>,
	takings: ReadonlyMap<string, readonly Taking[]>,
	needed: readonly Taking[],
	resources: ReadonlyMap<ResourceId, Pick<ResourceRow, 'body'>>,
	span: Span,
	beside: readonly Beside[]
): NotBack[] {
	const taken = (resource: ResourceId): number =>
		peakUse(
			beside.flatMap((one) => (one.resource === resource ? [{ ...one, ...one.span }] : [])),
			[],
			span.from,
			span.to
		);
	return late.flatMap((row) => {
		const booking = bookings.get(row.booking);
		if (!booking) return [];
		const left = leftOut(booking, row.occurrence);
		const shared = new Set((takings.get(row.id) ?? []).map(({ resource }) => resource));
		const short = needed.some(({ resource, quantity }) => {
			if (!shared.has(resource)) return false;
			const own = left.find((item) => item.resource === resource);
			const capacity = resources.get(resource)?.body.capacity;
			// A part that went out with a whole is missing as long as anything of it is.
			if (!own || capacity === undefined) return left.length > 0;
			return capacity - own.quantity - taken(resource) < quantity;
		});
		if (!short) return [];
		const { title, associationName, contact, range } = row;
		const things = left.map((item) => item.name);
		return [{ booking: row.booking, title, associationName, contact, range, things }];
	});
}

function leftOut(booking: Pick<BookingRow, 'items' | 'handovers'>, occurrence: OccurrenceId) {
	const went = new Set(
		booking.handovers
			.filter((one) => one.occurrence === occurrence && one.way === 'out')
			.map((one) => one.line)
	);
	return leftToHand(booking, occurrence, 'back').flatMap(({ line, quantity }) => {
		const item = booking.items.find((one) => one.line === line && one.occurrence === occurrence);
		return item && went.has(line)
			? [{ resource: item.resource, name: item.resourceName, quantity }]
			: [];
	});
}
