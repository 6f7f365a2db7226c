import type { PersonId, SpaceId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import { keyHolder } from '../../store/key-holder.ts';
import { needKey } from '../../store/needs.ts';
import type { BookingRow, ItemRow, OccurrenceRow } from '../../store/rows.ts';

/** The keys of one date of a booking. */
export type Held = { readonly row: OccurrenceRow; readonly since: Instant };
/** Somebody who has keys, each once, with what they are of. */
export type Holder = {
	readonly person: PersonId;
	readonly name: string;
	readonly phone: string | undefined;
	/** Longest held first. */
	readonly held: readonly Held[];
};

/** What is out, with its booking; whoever has had keys for longest comes first. */
export function holdersOf(
	out: readonly { readonly row: OccurrenceRow; readonly booking: BookingRow | undefined }[],
	phones: ReadonlyMap<PersonId, string | undefined>
): Holder[] {
	const holders = new Map<PersonId, Holder & { held: Held[] }>();
	const keys = out.flatMap(({ row, booking }) => {
		const holder = booking && keyHolder(booking, row.occurrence);
		return holder ? [{ row, ...holder }] : [];
	});
	for (const { row, person, name, since } of keys.toSorted((a, b) => a.since - b.since)) {
		const known = holders.get(person);
		if (known) known.held.push({ row, since });
		else holders.set(person, { person, name, phone: phones.get(person), held: [{ row, since }] });
	}
	return [...holders.values()];
}

/** What keys open; of something else they were given with, all of it. */
export function lockedOf(items: readonly ItemRow[]): readonly ItemRow[] {
	const locked = items.filter(({ kind }) => kind === 'room' || kind === 'vehicle');
	return locked.length > 0 ? locked : items;
}

export async function readHolders(space: SpaceId): Promise<readonly Holder[]> {
	const rows = await db.occurrences.where('needs').equals(needKey(space, 'out')).toArray();
	if (rows.length === 0) return [];
	const bookings = await db.bookings.bulkGet(rows.map((row) => row.booking));
	const out = rows.map((row, index) => ({ row, booking: bookings[index] }));
	const people = await db.people.bulkGet(holdersOf(out, new Map()).map(({ person }) => person));
	const phones = people.flatMap((one) => (one ? [[one.id, one.phone] as const] : []));
	return holdersOf(out, new Map(phones));
}
