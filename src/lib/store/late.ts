import {
	missedOf,
	type Counting,
	type InService,
	type Late,
	type Taking
} from '../domain/availability/not-back.ts';
import type { BookingId, LineId, OccurrenceId, ResourceId, SpaceId } from '../domain/ids.ts';
import type { Instant } from '../domain/time/types.ts';
import { db } from './db.ts';
import { leftToHand } from './handover.ts';
import { needKey } from './needs.ts';
import type { BookingRow, ClaimRow, OccurrenceRow, ResourceRow } from './rows.ts';

/** Something not brought back in time: whose it is, and the names of what is missing. */
export type LateThings = Late & { readonly row: OccurrenceRow; readonly things: readonly string[] };

/** One date of a booking that is to come or goes on, and has not been handed what it counts on. */
export type Awaiting = Counting & {
	/** `${booking}/${occurrence}` */
	readonly id: string;
	readonly title: string;
};

/** What is late in a space, and for whom. */
export type LateGround = {
	readonly late: readonly LateThings[];
	/** Soonest first. */
	readonly awaiting: readonly Awaiting[];
	/** Whom of the late ones it misses (BK12). */
	missed(one: Counting): readonly LateThings[];
};
const NOTHING_LATE: LateGround = { late: [], awaiting: [], missed: () => [] };

const partsOf = ({ id }: ClaimRow) => {
	const [booking, line, occurrence] = id.split('/');
	return { line, date: `${booking}/${occurrence}` };
};

/** Of one date, what went out and has not come back: as names, and leaf by leaf as it was taken. */
export function lateThings(
	row: OccurrenceRow,
	booking: Pick<BookingRow, 'items' | 'handovers'>,
	claims: readonly ClaimRow[]
): LateThings {
	const went = new Set<LineId>();
	for (const { occurrence, way, line } of booking.handovers)
		if (occurrence === row.occurrence && way === 'out') went.add(line);
	const left = leftToHand(booking, row.occurrence, 'back').filter(({ line }) => went.has(line));
	const missing: Taking[] = [];
	const things: string[] = [];
	for (const { line, quantity } of left) {
		const item = itemOf(booking, line, row.occurrence);
		if (item === undefined) continue;
		things.push(item.resourceName);
		for (const claim of claims) {
			const of = partsOf(claim);
			if (of.line !== line || of.date !== row.id) continue;
			// Half of the kits that are still out hold half of the microphones.
			const share = Math.ceil((claim.quantity * quantity) / item.quantity);
			missing.push({ resource: claim.resource, quantity: share });
		}
	}
	return { booking: row.booking, row, things, missing };
}

const itemOf = ({ items }: Pick<BookingRow, 'items'>, line: LineId, occurrence: OccurrenceId) =>
	items.find((item) => item.line === line && item.occurrence === occurrence);

/** Claims on these things as bookings' dates, soonest first. */
function datesOf(claims: readonly ClaimRow[]): Awaiting[] {
	const dates = new Map<string, Awaiting & { takes: Taking[] }>();
	for (const claim of claims) {
		const { date } = partsOf(claim);
		const { resource, quantity, booking, span, title } = claim;
		const known = dates.get(date);
		if (known) known.takes.push({ resource, quantity });
		else dates.set(date, { id: date, booking, span, title, takes: [{ resource, quantity }] });
	}
	return [...dates.values()].toSorted((a, b) => a.span.from - b.span.from);
}

const inService = ({ body, outages }: ResourceRow): InService => ({
	capacity: body.capacity,
	outages: outages.map(({ span, units }) => ({ ...span, units }))
});

/** Reads what is out past its time, and every date to come of the same things. */
export async function readLate(space: SpaceId, now: Instant): Promise<LateGround> {
	const out = await db.occurrences.where('needs').equals(needKey(space, 'out')).toArray();
	const due = out.filter((row) => row.to <= now);
	if (due.length === 0) return NOTHING_LATE;
	const ids = [...new Set(due.map(({ booking }) => booking))];
	const bookings = new Map<BookingId, BookingRow>();
	for (const row of await db.bookings.bulkGet(ids)) if (row) bookings.set(row.id, row);
	const taken = await db.claims.where('booking').anyOf(ids).toArray();
	const late = due.flatMap((row) => {
		const booking = bookings.get(row.booking);
		return booking ? [lateThings(row, booking, taken)] : [];
	});
	const things = [...new Set(late.flatMap(({ missing }) => missing.map((one) => one.resource)))];
	const stock = new Map<ResourceId, InService>();
	for (const row of await db.resources.bulkGet(things)) if (row) stock.set(row.id, inService(row));
	const claims = await db.claims
		.where('[space+resource]')
		.anyOf(things.map((resource) => [space, resource]))
		.toArray();
	const stands = claims.filter(
		({ span, standing }) =>
			span.to > now && (standing === 'held' || standing === 'confirmed' || standing === 'asked')
	);
	const firm = datesOf(stands.filter(({ standing }) => standing !== 'asked'));
	const dates = datesOf(stands);
	const begun = dates.filter(({ span }) => span.from <= now).map(({ id }) => id);
	const served = new Set<string>();
	for (const row of await db.occurrences.bulkGet(begun)) if (row && row.out > 0) served.add(row.id);
	return {
		late,
		awaiting: dates.filter(({ id }) => !served.has(id)),
		missed: missedOf(late, firm, stock)
	};
}

/** By late date, the first who counts on it. */
export async function readAwaited(
	space: SpaceId,
	now: Instant
): Promise<ReadonlyMap<string, Awaiting>> {
	const { late, awaiting, missed } = await readLate(space, now);
	const first = new Map<string, Awaiting>();
	for (const one of awaiting) {
		if (first.size === late.length) break;
		for (const { row } of missed(one)) if (!first.has(row.id)) first.set(row.id, one);
	}
	return first;
}
