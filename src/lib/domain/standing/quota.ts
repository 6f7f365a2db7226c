import type { AssociationId } from '../ids.ts';
import { dateOf } from '../time/date.ts';
import { seasonOf } from '../time/season.ts';
import type { Wanted } from '../availability/places.ts';
import type { Take } from './claim.ts';
import type { Shelf } from './shelf.ts';

/** Whose times these are: one association in the season of the first day (T4, RS6). */
export function countsFor(association: AssociationId, wanted: Wanted): string {
	return `${association}|${seasonOf(dateOf(wanted.start))}`;
}

const timeOf = (take: Take) => `${take.booking}/${take.occurrence}`;

/** How many dates that association has on this resource in that season; two lines of one date are one. */
export function timesOf(shelf: Shelf, counts: string): number {
	if (shelf.times === undefined) {
		shelf.times = new Map();
		for (const take of shelf.takes.all()) countTime(shelf, take);
	}
	return shelf.times.get(counts)?.size ?? 0;
}

export function countTime(shelf: Shelf, take: Take): void {
	if (shelf.times === undefined || take.counts === undefined) return;
	const times = shelf.times.get(take.counts) ?? new Map<string, number>();
	shelf.times.set(take.counts, times);
	times.set(timeOf(take), (times.get(timeOf(take)) ?? 0) + 1);
}

export function uncountTime(shelf: Shelf, take: Take): void {
	const times = take.counts === undefined ? undefined : shelf.times?.get(take.counts);
	if (times === undefined) return;
	const left = (times.get(timeOf(take)) ?? 0) - 1;
	if (left > 0) times.set(timeOf(take), left);
	else times.delete(timeOf(take));
}
