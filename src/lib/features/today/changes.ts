import type { DeviceId, ResourceId, SpaceId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import type { BookingRow, HistoryEntry, ResourceRow, SpaceRow } from '../../store/rows.ts';
import { setting } from '../../store/setting.ts';
import { concernsMe } from './concerns.ts';

/** What others did to one booking that concerns me, newest last. */
export type Change = { readonly booking: BookingRow; readonly entries: readonly HistoryEntry[] };

/** The log's number up to which I have looked; 0 before the first time. */
export const lookedUpTo = (space: SpaceId) =>
	setting<Instant>(
		`looked/${space}`,
		(value): value is Instant => typeof value === 'number' && Number.isFinite(value),
		0
	);

/** Read at most so many bookings: after a long absence one looks at the planning instead. */
const MOST = 200;

/** Entries of others that are in the log since `since`; none of mine, from whichever of my phones. */
export const entriesSince = (
	history: readonly HistoryEntry[],
	since: Instant,
	mine: ReadonlySet<DeviceId>
): HistoryEntry[] =>
	history.filter(
		({ received, at, by }) =>
			received && at > since && by !== undefined && by !== 'relay' && !mine.has(by)
	);

/** Whether the booking is my associations', or I decide on it or keep what it takes. */
export function concerns(
	booking: Pick<BookingRow, 'body' | 'iDecide' | 'items'>,
	me: Pick<SpaceRow, 'person' | 'roles'>,
	resources: ReadonlyMap<ResourceId, ResourceRow>
): boolean {
	const { iDecide, items, body } = booking;
	const mine = me.roles.some(
		(grant) => 'association' in grant && grant.association === body.association
	);
	return concernsMe({ mine, iDecide, items }, me, resources);
}

/** What has changed since I last looked, latest first. */
export async function readChanges(space: SpaceRow, since: Instant): Promise<Change[]> {
	if (since === 0) return [];
	const rows = await db.bookings
		.where('[space+kept.number]')
		.between([space.id, since], [space.id, Infinity], false)
		.reverse()
		.limit(MOST)
		.toArray();
	const member = space.member === undefined ? undefined : await db.members.get(space.member);
	const mine = new Set([space.device, ...(member?.devices.map(({ id }) => id) ?? [])]);
	const ids = new Set(rows.flatMap((row) => row.items.map((item) => item.resource)));
	const found = await db.resources.bulkGet([...ids]);
	const resources = new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
	return rows
		.filter((row) => concerns(row, space, resources))
		.map((booking) => ({ booking, entries: entriesSince(booking.history, since, mine) }))
		.filter(({ entries }) => entries.length > 0);
}
