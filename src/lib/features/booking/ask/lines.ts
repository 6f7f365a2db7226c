import { reasonsAgainst } from '../../../domain/availability/judge.ts';
import { overlaps, type Places, type Use } from '../../../domain/availability/places.ts';
import type { BookingId, ResourceId } from '../../../domain/ids.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import type { Holiday, Instant, Range } from '../../../domain/time/types.ts';
import type { RowPlaces } from '../../../store/places.ts';
import type { ClaimRow, ResourceRow } from '../../../store/rows.ts';
import type { DraftLine } from './draft.ts';
import { wantedOf } from './offer.ts';

/** A line of the request with what this phone believes will become of it (R3). */
export type JudgedLine = {
	readonly row: ResourceRow;
	readonly quantity: number;
	/** Empty: free, as far as this phone knows. */
	readonly reasons: readonly Reason[];
	/** Claims in the way, for "derrière la kermesse". */
	readonly behind: readonly ClaimRow[];
};

/** Stands for the booking being written, which has no id yet. */
const UNSENT = 'unsent' as BookingId;

/** Lines are tried in order, each against those before it (BK7). */
export function judgeLines(
	lines: readonly DraftLine[],
	rows: readonly ResourceRow[],
	places: RowPlaces,
	range: Range,
	now: Instant,
	holiday: Holiday = 'none'
): JudgedLine[] {
	const own = new Map<ResourceId, Use[]>();
	const jointly = laidOver(places, own);
	return lines.flatMap(({ resource, quantity }) => {
		const row = rows.find((one) => one.id === resource);
		if (row === undefined) return [];
		const wanted = wantedOf(row, quantity, range, holiday);
		const reasons = reasonsAgainst(jointly, wanted, now);
		const needs = places.needsOf(resource);
		if (reasons.length === 0) {
			for (const need of needs) {
				const use = {
					from: range.from - need.before,
					to: range.to + need.after,
					quantity: need.each * quantity,
					booking: UNSENT
				};
				own.set(need.resource, [...(own.get(need.resource) ?? []), use]);
			}
		}
		const by = new Set(reasons.flatMap((reason) => (reason.type === 'Taken' ? reason.by : [])));
		const behind = new Map<string, ClaimRow>();
		for (const need of needs) {
			const uses = places.usesOver(need.resource, range.from - need.before, range.to + need.after);
			for (const { claim } of uses) if (by.has(claim.booking)) behind.set(claim.booking, claim);
		}
		return [{ row, quantity, reasons, behind: [...behind.values()] }];
	});
}

/** The places with the lines before laid over them. */
const laidOver = (places: RowPlaces, own: ReadonlyMap<ResourceId, readonly Use[]>): Places => ({
	...places,
	usesOver: (resource, from, to) => [
		...places.usesOver(resource, from, to),
		...(own.get(resource) ?? []).filter((use) => overlaps(use, { from, to }))
	]
});
