import type { Span } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import type { ResourceRow } from '../../store/rows.ts';
import type { ClosureForm } from './closure-form.ts';

export type ClosureOf = ResourceRow['closures'][number];

/** Under way or to come, soonest first. */
export const comingClosures = (row: ResourceRow, now: number): readonly ClosureOf[] =>
	row.closures
		.filter(({ range }) => range.to > now)
		.toSorted((a, b) => a.range.from - b.range.from);

/** What closes: of one resource, or of all its association's. */
export const closed = (
	row: ResourceRow,
	all: readonly ResourceRow[],
	scope: ClosureForm['scope']
) => (scope === 'one' ? [row] : all.filter(({ association }) => association === row.association));

/** How many bookings stand in that span on these resources (BK8). */
export async function bookingsIn(rows: readonly ResourceRow[], span: Span): Promise<number> {
	const keys = rows.map(({ space, id }) => [space, id]);
	const claims = await db.claims.where('[space+resource]').anyOf(keys).toArray();
	const within = claims.filter(
		({ span: { from, to }, standing }) =>
			from < span.to && to > span.from && (standing === 'held' || standing === 'confirmed')
	);
	return new Set(within.map(({ booking }) => booking)).size;
}
