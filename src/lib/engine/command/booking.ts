import { idFrom, type BookingId, type ResourceId, type SpaceId } from '../../domain/ids.ts';
import type { Line, Occurrence } from '../../domain/booking/types.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BookingInput, BookingSource } from '../inputs.ts';
import type { Handler } from './handler.ts';
import { linesOf, occurrencesOf } from './occurrence.ts';
import { booksFor } from './rights.ts';
import { write, type Work } from './work.ts';

/** Resources asked for must be known to this space and not retired (RS8). */
export async function refuseResources(
	space: SpaceId,
	ids: readonly ResourceId[]
): Promise<Refusal | undefined> {
	const rows = await db.resources.bulkGet([...new Set(ids)]);
	if (rows.some((row) => row?.space !== space)) return { type: 'UnknownResource' };
	if (rows.some((row) => row?.retired)) return { type: 'ResourceRetired' };
	return undefined;
}

export const isHeadcount = (count: number | null | undefined) =>
	count === undefined || count === null || (Number.isInteger(count) && count >= 1);

export type Stated = {
	readonly booking: BookingId;
	readonly lines: readonly Line[];
	readonly occurrences: readonly Occurrence[];
};

/** What `booking.asked` says, its purpose, note and contact stated first. */
export function stateBooking(
	work: Work,
	input: BookingInput,
	source?: BookingSource
): Result<Stated> {
	if (input.lines.length === 0 || input.occurrences.length === 0)
		return refused({ type: 'NothingAsked' });
	if (!isHeadcount(input.headcount)) return refused({ type: 'NotWholeQuantity' });
	const lines = linesOf(input.lines);
	if (!lines.ok) return lines;
	const occurrences = occurrencesOf(input.occurrences, work.space.zone);
	if (!occurrences.ok) return occurrences;
	const body = {
		...input,
		lines: lines.value,
		occurrences: occurrences.value,
		purpose: work.words(input.purpose),
		note: work.words(input.note),
		contact: input.contact && work.person(input.contact)
	};
	const booking = idFrom<BookingId>(work.state({ kind: 'booking.asked', source, body }));
	return ok({ booking, lines: body.lines, occurrences: body.occurrences });
}

export const askBooking: Handler<'askBooking'> = (input) =>
	write(input.space, async (work) => {
		if (!booksFor(work.space, input.booking.association)) return refused({ type: 'RoleMayNot' });
		const asked = input.booking.lines.map((line) => line.resource);
		const refusal = await refuseResources(input.space, asked);
		if (refusal) return refused(refusal);
		return stateBooking(work, input.booking);
	});
