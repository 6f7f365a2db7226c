import { unitsFree } from '../../../domain/availability/free.ts';
import { isFree } from '../../../domain/availability/judge.ts';
import type { Places } from '../../../domain/availability/places.ts';
import type { Instant, Range } from '../../../domain/time/types.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { Occasion } from './lines.ts';
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
};

export function acrossDates(
	row: Pick<ResourceRow, 'id' | 'body'>,
	places: Places,
	dates: readonly Occasion[],
	now: Instant
): Across {
	const missing: Range[] = [];
	let least = Infinity;
	for (const { range, holiday } of dates) {
		if (!isFree(places, wantedOf(row, 1, range, holiday), now)) missing.push(range);
		else if (row.body.capacity === 1) least = 1;
		else least = Math.min(least, unitsFree(places, row.id, range.from, range.to));
	}
	const free = dates.length - missing.length;
	return { total: dates.length, free, least: free === 0 ? 0 : least, missing };
}
