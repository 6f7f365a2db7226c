import type { BookingId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import { inEpoch, SpaceGone } from '../worker/epoch.ts';
import { associationRow } from './association.ts';
import { bookingRows } from './booking.ts';
import { invitationRow, memberRow } from './member.ts';
import { writeNotices } from './notice.ts';
import { personRow } from './person.ts';
import { groundsOf, resourceRow } from './resource.ts';
import type { Dirt } from './touched.ts';
import type { View } from './view.ts';
import { WRITTEN, writeOwned, writeRows } from './write.ts';

/** Bookings in one transaction: few enough that a screen's read never waits long behind one. */
const CHUNK = 200;

/** The nearest to come first: that is what somebody looks at while the rest is written. */
function inOrderOfInterest(view: View, ids: Iterable<BookingId>, now: number): BookingId[] {
	const distance = (id: BookingId): number => {
		const first = view.state.bookings.get(id)?.wish.occurrences[0]?.range.from ?? 0;
		return first >= now - 86_400_000 ? first - now : 1e15 - first;
	};
	const list = [...ids];
	if (list.length <= CHUNK) return list;
	const distances = new Map(list.map((id) => [id, distance(id)]));
	return list.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}

async function writeNouns(view: View, dirt: Dirt): Promise<void> {
	const { state } = view;
	const { trust } = state;
	const grounds = dirt.resources.size > 0 ? groundsOf(view) : undefined;
	await writeRows(db.associations, [...dirt.associations], (id) => {
		const entity = state.associations.get(id);
		return entity && associationRow(view, entity);
	});
	await writeRows(db.people, [...dirt.people], (id) => {
		const entity = state.people.get(id);
		return entity && personRow(view, entity);
	});
	await writeRows(db.members, [...dirt.members], (id) => {
		const entity = trust.members.get(id);
		return entity && memberRow(view, entity);
	});
	await writeRows(db.invitations, [...dirt.invitations], (id) => {
		const entity = trust.invitations.get(id);
		return entity && invitationRow(view, entity);
	});
	await writeRows(db.resources, [...dirt.resources], (id) => {
		const entity = state.resources.get(id);
		return entity && grounds && resourceRow(view, entity, grounds);
	});
	await writeNotices(view, dirt.notices);
}

async function writeBookings(view: View, ids: readonly BookingId[], fresh: boolean): Promise<void> {
	if (ids.length === 0) return;
	const rows = ids.flatMap((id) => {
		const entity = view.state.bookings.get(id);
		return entity === undefined ? [] : [bookingRows(view, entity)];
	});
	const occurrences = rows.flatMap((all) => all.occurrences);
	const claims = rows.flatMap((all) => all.claims);
	if (fresh) {
		await db.bookings.bulkPut(rows.map(({ booking }) => booking));
		await db.occurrences.bulkPut(occurrences);
		await db.claims.bulkPut(claims);
		return;
	}
	const bookings = new Map<string, (typeof rows)[number]['booking']>(
		rows.map(({ booking }) => [booking.id, booking])
	);
	await writeRows(db.bookings, ids, (id) => bookings.get(id));
	await writeOwned(db.occurrences, ids, occurrences);
	await writeOwned(db.claims, ids, claims);
}

/**
 * Writes the rows of what is dirty. A gesture or a day's news is one transaction with `finish`; a
 * whole space is several, and only the last of them says that it is done.
 */
export async function project(
	view: View,
	dirt: Dirt,
	epoch: number,
	now: number,
	finish: () => Promise<void>
): Promise<void> {
	const ids = inOrderOfInterest(view, dirt.bookings, now);
	const write = (work: () => Promise<void>): Promise<void> =>
		inEpoch(epoch, WRITTEN, async () => {
			if ((await db.spaces.get(view.space)) === undefined) throw new SpaceGone(view.space);
			await work();
		});
	if (ids.length <= CHUNK) {
		await write(async () => {
			await writeNouns(view, dirt);
			await writeBookings(view, ids, false);
			await finish();
		});
		return;
	}
	// A space just joined has nothing to compare with.
	const fresh = (await db.bookings.where('space').equals(view.space).count()) === 0;
	await write(() => writeNouns(view, dirt));
	for (let at = 0; at < ids.length; at += CHUNK) {
		const chunk = ids.slice(at, at + CHUNK);
		await write(() => writeBookings(view, chunk, fresh));
	}
	await write(finish);
}
