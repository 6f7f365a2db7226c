import type { AssociationId } from '../ids.ts';
import { dateOf } from '../time/date.ts';
import { nextSeason, seasonOf, seasonStart } from '../time/season.ts';
import type { Wanted } from '../availability/places.ts';
import type { Take } from './claim.ts';
import type { Shelf } from './shelf.ts';

/** Dates and wall times sort as text. */
type Counted = { readonly from: string; readonly before: string; readonly counts: string };

/** Whose times they are, each name made once: ten thousand bookings have the same few. */
export class SeasonsOf {
	private readonly known = new Map<AssociationId, Counted[]>();

	/** One association in the season of the first day (T4, RS6). */
	counts(association: AssociationId, { start }: Wanted): string {
		let seasons = this.known.get(association);
		if (seasons === undefined) this.known.set(association, (seasons = []));
		for (const { from, before, counts } of seasons) {
			if (from <= start && start < before) return counts;
		}
		const season = seasonOf(dateOf(start));
		const counts = `${association}|${season}`;
		seasons.push({ from: seasonStart(season), before: seasonStart(nextSeason(season)), counts });
		return counts;
	}
}

/** The same season of another association. */
export const countsInstead = (counts: string, association: AssociationId): string =>
	`${association}${counts.slice(counts.indexOf('|'))}`;

/** (booking, date) pairs that stand on one resource, with how many lines each, by association and season. */
export type Times = {
	readonly counts: Map<string, Map<string, number>>;
	/** Which of those maps this copy may write to; others it copies first. */
	readonly own: Set<string>;
};

export const copyTimes = (times: Times | undefined): Times | undefined =>
	times && { counts: new Map(times.counts), own: new Set() };

const timeOf = (take: Take) => `${take.booking}/${take.occurrence}`;

/** How many dates that association has on this resource in that season; two lines of one date are one. */
export function timesOf(shelf: Shelf, counts: string): number {
	if (shelf.times === undefined) {
		shelf.times = { counts: new Map(), own: new Set() };
		for (const take of shelf.takes.all()) countTime(shelf, take);
	}
	return shelf.times.counts.get(counts)?.size ?? 0;
}

export function countTime(shelf: Shelf, take: Take): void {
	const times = timesToWrite(shelf, take);
	times?.set(timeOf(take), (times.get(timeOf(take)) ?? 0) + 1);
}

export function uncountTime(shelf: Shelf, take: Take): void {
	const times = timesToWrite(shelf, take);
	if (times === undefined) return;
	const left = (times.get(timeOf(take)) ?? 0) - 1;
	if (left > 0) times.set(timeOf(take), left);
	else times.delete(timeOf(take));
}

/** Nothing is counted before a quota first asks, and only on the resource that was asked for. */
function timesToWrite({ times }: Shelf, { counts }: Take): Map<string, number> | undefined {
	if (times === undefined || counts === undefined) return undefined;
	const found = times.counts.get(counts);
	if (found !== undefined && times.own.has(counts)) return found;
	const own = new Map(found);
	times.counts.set(counts, own);
	times.own.add(counts);
	return own;
}
