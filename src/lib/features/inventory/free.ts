import { needsOf } from '../../domain/availability/needs.ts';
import { freeUnits } from '../../domain/availability/usage.ts';
import type { ResourceId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { ClaimRow, ResourceRow } from '../../store/rows.ts';

/** The resources of a space and what is asked of them over some days, as the phone has them. */
export type Shelf = {
	readonly resources: ReadonlyMap<ResourceId, ResourceRow>;
	readonly claims: ReadonlyMap<ResourceId, readonly ClaimRow[]>;
};

/** Claims that take room; those that wait or were withdrawn take none (BK3). */
const TAKES: readonly ClaimRow['standing'][] = ['held', 'confirmed', 'asked'];

export function shelfOf(rows: readonly ResourceRow[], claims: readonly ClaimRow[]): Shelf {
	const standing = claims.filter((claim) => TAKES.includes(claim.standing));
	const byResource = new Map<ResourceId, ClaimRow[]>();
	for (const claim of standing) {
		const list = byResource.get(claim.resource);
		if (list) list.push(claim);
		else byResource.set(claim.resource, [claim]);
	}
	return { resources: new Map(rows.map((row) => [row.id, row])), claims: byResource };
}

const terms = ({ body }: ResourceRow) => ({
	parts: body.parts ?? [],
	turnaround: body.turnaround ?? { before: 0, after: 0 }
});

/**
 * Units free during the whole of `[from, to)`, never below zero (BK14): a whole is as free as the
 * scarcest of its parts (RS3), what is out of service counts as taken (RS2), a closure takes all.
 */
export function freeOver(shelf: Shelf, row: ResourceRow, from: Instant, to: Instant): number {
	const needs = needsOf(row.id, (id) => {
		const known = shelf.resources.get(id);
		return known && terms(known);
	});
	const free = needs.map((need) => {
		const part = shelf.resources.get(need.resource);
		if (part === undefined) return 0;
		if (part.closures.some(({ range }) => range.from < to && range.to > from)) return 0;
		const outages = part.outages.map(({ units, span }) => ({ units, ...span }));
		const uses = shelf.claims.get(part.id) ?? [];
		return Math.floor(freeUnits(part.body.capacity, uses, outages, from, to) / need.each);
	});
	return Math.max(0, Math.min(...free));
}

/** Instants of `[from, to)` at which something about the resource begins or ends. */
function edges(shelf: Shelf, row: ResourceRow, from: Instant, to: Instant): readonly Instant[] {
	const needs = needsOf(row.id, (id) => {
		const known = shelf.resources.get(id);
		return known && terms(known);
	});
	const found = needs.flatMap(({ resource }) => {
		const part = shelf.resources.get(resource);
		const spans = [
			...(shelf.claims.get(resource) ?? []),
			...(part?.outages.map(({ span }) => span) ?? []),
			...(part?.closures.map(({ range }) => range) ?? [])
		];
		return spans.flatMap((span) => [span.from, span.to]);
	});
	return found.filter((at) => at > from && at < to).sort((a, b) => a - b);
}

/**
 * How many are free now, and until when that many are: the next instant before `to` at which fewer
 * (or, where none is, at least one) will be.
 */
export function freeNow(
	shelf: Shelf,
	row: ResourceRow,
	now: Instant,
	to: Instant
): { readonly free: number; readonly until: Instant | undefined } {
	const free = freeOver(shelf, row, now, now + 1);
	const until = edges(shelf, row, now, to).find((at) => {
		const then = freeOver(shelf, row, at, at + 1);
		return free > 0 ? then < free : then > 0;
	});
	return { free, until };
}
