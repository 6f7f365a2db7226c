import type { SpaceId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import { bookingOf, personOf, thingOf, type FoundBooking, type Pile } from './pile.ts';

/** Bookings are read so many at a time: each a short task. */
const CHUNK = 250;

/**
 * Gathers what can be looked for and hands it over as it grows: things and people first, then what
 * is to come, then what is over. Stops as soon as `stopped` says so.
 */
export async function gather(
	space: SpaceId,
	now: Instant,
	give: (pile: Pile, whole: boolean) => void,
	stopped: () => boolean
): Promise<void> {
	const [resources, persons] = await Promise.all([
		db.resources.where('space').equals(space).toArray(),
		db.people.where('space').equals(space).toArray()
	]);
	const collator = new Intl.Collator('fr');
	const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);
	const things = resources.map(thingOf).sort(byName);
	const people = persons.map(personOf).sort(byName);
	// What began a while ago may still be going on; everything is read, this only decides what first.
	const coming = await chunks(space, [now, Infinity], stopped, (bookings) =>
		give({ bookings, things, people }, false)
	);
	const past = await chunks(space, [-Infinity, now], stopped, (bookings) =>
		give({ bookings: [...bookings, ...coming], things, people }, false)
	);
	if (!stopped()) give({ bookings: [...past, ...coming], things, people }, true);
}

async function chunks(
	space: SpaceId,
	[from, to]: readonly [Instant, Instant],
	stopped: () => boolean,
	give: (bookings: readonly FoundBooking[]) => void
): Promise<FoundBooking[]> {
	const all: FoundBooking[] = [];
	const seen = new Set<string>();
	let since = from;
	while (!stopped()) {
		const rows = await db.occurrences
			.where('[space+from]')
			.between([space, since], [space, to], true, false)
			.limit(CHUNK)
			.toArray();
		const fresh = rows.filter((row) => !seen.has(row.id));
		for (const row of fresh) {
			seen.add(row.id);
			all.push(bookingOf(row));
		}
		give(all);
		const last = rows.at(-1);
		if (last === undefined || rows.length < CHUNK) return all;
		// More than a chunk that begins at one instant: go past it rather than round in circles.
		since = fresh.length === 0 ? last.from + 1 : last.from;
	}
	return all;
}
