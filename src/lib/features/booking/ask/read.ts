import type { ResourceId } from '../../../domain/ids.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { db } from '../../../store/db.ts';
import type { BookingRow, ClaimRow, ResourceRow } from '../../../store/rows.ts';

/** Claims this far from the range may still hold a thing through their turnaround, days. */
const TURNAROUND_DAYS = 3;

/** What stands on any of these days. */
export const claimsOf = (space: string, days: readonly LocalDate[]): Promise<ClaimRow[]> =>
	db.claims
		.where('days')
		.anyOf(days.map((day) => `${space}|${day}`))
		.distinct()
		.toArray();

/** Bookings that take one of these things, for how often it was had. */
export async function bookingsOf(
	space: string,
	things: readonly Pick<ResourceRow, 'id'>[]
): Promise<BookingRow[]> {
	if (things.length === 0) return [];
	const keys = things.map(({ id }) => [space, id]);
	const claims = await db.claims.where('[space+resource]').anyOf(keys).toArray();
	const rows = await db.bookings.bulkGet([...new Set(claims.map((claim) => claim.booking))]);
	return rows.filter((row) => row !== undefined);
}

/** What stands of some resources from the first date to the last. */
export async function claimsOver(
	space: string,
	resources: readonly ResourceId[],
	from: number,
	to: number
): Promise<ClaimRow[]> {
	if (resources.length === 0) return [];
	const margin = TURNAROUND_DAYS * 86_400_000;
	return db.claims
		.where('[space+resource]')
		.anyOf(resources.map((resource) => [space, resource]))
		.filter((claim) => claim.to > from - margin && claim.from < to + margin)
		.toArray();
}
