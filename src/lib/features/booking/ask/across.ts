import { unitsFree } from '../../../domain/availability/free.ts';
import { isFree, reasonsAgainst } from '../../../domain/availability/judge.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import type { Instant, Range } from '../../../domain/time/types.ts';
import type { RowPlaces } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { inTheWay, type Occasion } from './lines.ts';
import { wantedOf } from './offer.ts';

/** One thing over all the dates asked for, as far as this phone knows (BK10, BK13). */
export type Across = {
	readonly total: number;
	/** Dates on which one of it can be had. */
	readonly free: number;
	/** Units that can be had on each of those dates; 0 when on none. */
	readonly least: number;
	/** Dates on which not even one can be had. */
	readonly missing: readonly Range[];
	/** Why not on the first of those, and who has it then. */
	readonly why?: { readonly reason: Reason; readonly titles: readonly string[] } | undefined;
};

export function acrossDates(
	row: Pick<ResourceRow, 'id' | 'body'>,
	places: RowPlaces,
	dates: readonly Occasion[],
	now: Instant
): Across {
	const missing: Range[] = [];
	let why: Across['why'];
	let least = Infinity;
	for (const { range, holiday } of dates) {
		const wanted = wantedOf(row, 1, range, holiday);
		if (!isFree(places, wanted, now)) {
			if (missing.length === 0) why = whyOf(row, places, { range, holiday }, now);
			missing.push(range);
		} else if (row.body.capacity === 1) least = 1;
		else least = Math.min(least, unitsFree(places, row.id, range.from, range.to));
	}
	const free = dates.length - missing.length;
	return { total: dates.length, free, least: free === 0 ? 0 : least, missing, why };
}

/** A rule in the way says more than who has it. */
function whyOf(
	row: Pick<ResourceRow, 'id'>,
	places: RowPlaces,
	{ range, holiday }: Occasion,
	now: Instant
): Across['why'] {
	const reasons = reasonsAgainst(places, wantedOf(row, 1, range, holiday), now);
	const reason = reasons.find(({ type }) => type !== 'Taken') ?? reasons[0];
	const behind = inTheWay(places, places.needsOf(row.id), range, reasons);
	return reason && { reason, titles: behind.map(({ title }) => title) };
}
