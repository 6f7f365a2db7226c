import { reasonsAgainst } from '../../../domain/availability/judge.ts';
import type { Need } from '../../../domain/availability/needs.ts';
import type { ResourceId } from '../../../domain/ids.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import { dateOf } from '../../../domain/time/date.ts';
import { seasonOf, type Season } from '../../../domain/time/season.ts';
import type { Holiday, Instant, Range } from '../../../domain/time/types.ts';
import type { RowPlaces } from '../../../store/places.ts';
import type { ClaimRow, ResourceRow } from '../../../store/rows.ts';
import type { DraftLine } from './draft.ts';
import { wantedOf } from './offer.ts';
import { ownOf, type Own } from './own.ts';
import { laidOver, take, UNSENT, type OwnUses } from './laid.ts';
import type { TimesHad } from './times.ts';

/** A line of the request with what this phone believes will become of it (R3). */
export type JudgedLine = {
	readonly row: ResourceRow;
	readonly quantity: number;
	/** Empty: free, as far as this phone knows. */
	readonly reasons: readonly Reason[];
	/** Claims in the way, for "derrière la kermesse". */
	readonly behind: readonly ClaimRow[];
	/** Lines before it that leave none of it, when that is why (BK7). */
	readonly own: Pick<Own, 'with' | 'within'> | undefined;
	/** RS6: past its quota a steward decides; how often this season so far. */
	readonly pastQuota: number | undefined;
};

/** One date asked for, and what kind of day it is. */
export type Occasion = { readonly range: Range; readonly holiday: Holiday };

export type JudgedDate = Occasion & {
	readonly lines: readonly JudgedLine[];
	/** All of its lines are free, as far as this phone knows. */
	readonly free: boolean;
};

/**
 * Lines, then dates, are tried in order, each against those before it (BK7): a repeat that overlaps
 * itself takes from itself.
 */
export function judgeDates(
	lines: readonly DraftLine[],
	rows: readonly ResourceRow[],
	places: RowPlaces,
	dates: readonly Occasion[],
	now: Instant,
	had: TimesHad = () => 0
): JudgedDate[] {
	const own: OwnUses = new Map();
	const jointly = laidOver(places, own);
	const judged = dates.map((): JudgedLine[] => []);
	for (const { resource, quantity } of lines) {
		const more = new Map<Season, number>();
		const row = rows.find((one) => one.id === resource);
		if (row === undefined) continue;
		for (const [index, { range, holiday }] of dates.entries()) {
			const wanted = wantedOf(row, quantity, range, holiday);
			const reasons = reasonsAgainst(jointly, wanted, now);
			const needs = places.needsOf(resource);
			const season = seasonOf(dateOf(range.start));
			const times = had(resource, dateOf(range.start)) + (more.get(season) ?? 0);
			const quota = row.body.policy?.quotaPerSeason;
			if (reasons.length === 0) {
				take(own, needs, quantity, range);
				more.set(season, (more.get(season) ?? 0) + 1);
			}
			judged[index]?.push({
				row,
				quantity,
				reasons,
				behind: inTheWay(places, needs, range, reasons),
				own: reasons.some((reason) => reason.type === 'Taken' && reason.by.includes(UNSENT))
					? ownOf(row, lines, rows, places, range)
					: undefined,
				pastQuota: quota !== undefined && times >= quota ? times : undefined
			});
		}
	}
	return dates.map((date, index) => {
		const mine = judged[index] ?? [];
		return { ...date, lines: mine, free: mine.every((line) => line.reasons.length === 0) };
	});
}

/** Everything the lines take, parts included: what must be known of to judge them. */
export const neededBy = (lines: readonly DraftLine[], places: RowPlaces): readonly ResourceId[] => [
	...new Set(lines.flatMap((line) => places.needsOf(line.resource)).map((need) => need.resource))
];

/** Claims of others that the reasons name, each booking once. */
export function inTheWay(
	places: RowPlaces,
	needs: readonly Need[],
	range: Range,
	reasons: readonly Reason[]
): ClaimRow[] {
	const by = new Set(reasons.flatMap((reason) => (reason.type === 'Taken' ? reason.by : [])));
	const behind = new Map<string, ClaimRow>();
	for (const need of by.size === 0 ? [] : needs) {
		const uses = places.usesOver(need.resource, range.from - need.before, range.to + need.after);
		for (const { claim } of uses) if (by.has(claim.booking)) behind.set(claim.booking, claim);
	}
	return [...behind.values()];
}
