import type { BookingId } from '../../domain/ids.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import { newNonce } from '../chance.ts';
import type { ImportedBooking } from '../inputs.ts';
import { resourcesIn, stateChange } from './booking-change.ts';
import { refuseResources, stateBooking } from './booking.ts';
import { stateClosure } from './closure.ts';
import type { Handler } from './handler.ts';
import { booksFor } from './rights.ts';
import { write, type Work } from './work.ts';

const askedBy = (row: ImportedBooking) => {
	if (row.what === 'ask') return row.booking.lines.map((line) => line.resource);
	return row.what === 'change' ? resourcesIn(row.change) : [];
};

/** BK11: those of other associations are left alone, whatever a file says of them. */
async function refuseChanges(
	work: Work,
	rows: readonly ImportedBooking[]
): Promise<Refusal | undefined> {
	const ids = rows.flatMap((row): BookingId[] =>
		row.what === 'change' || row.what === 'withdraw' ? [row.booking] : []
	);
	const known = await db.bookings.bulkGet(ids);
	if (known.some((row) => row?.space !== work.space.id)) return { type: 'UnknownBooking' };
	return known.some((row) => row?.iChange !== true) ? { type: 'RoleMayNot' } : undefined;
}

function stateRow(work: Work, row: ImportedBooking): Result<object> {
	switch (row.what) {
		case 'ask':
			if (!booksFor(work.space, row.booking.association)) return refused({ type: 'RoleMayNot' });
			return stateBooking(work, row.booking, row.source);
		case 'change':
			return stateChange(work, row.booking, row.change);
		case 'withdraw':
			work.state({ kind: 'booking.withdrawn', about: row.booking, body: {} });
			return ok({});
		case 'close':
			return stateClosure(work, row);
	}
}

/** All rows or none: a file half taken in would be asked about for a year. */
export const importBookings: Handler<'importBookings'> = (input) =>
	write(input.space, async (whole) => {
		const batch = newNonce();
		const work = whole.inBatch(batch);
		const refusal =
			(await refuseResources(input.space, input.rows.flatMap(askedBy))) ??
			(await refuseChanges(work, input.rows));
		if (refusal) return refused(refusal);
		for (const row of input.rows) {
			const stated = stateRow(work, row);
			if (!stated.ok) return stated;
		}
		return ok({ batch });
	});
