import type { ClosureId, OutageId, ResourceId } from '../ids.ts';
import type { Span } from '../time/types.ts';
import { wouldCycle } from '../resource/parts.ts';
import type { Moment } from './claim.ts';
import { withWholes } from './hold.ts';
import { tryWaiting } from './promote.ts';
import type { ClosedSpan, Shelf } from './shelf.ts';
import type { BookState } from './state.ts';
import type { Closure, Outage, ResourceTerms } from './types.ts';

const MINUTE = 60_000;
const ALWAYS = { from: -Infinity, to: Infinity };

/**
 * Terms of a resource from now on. Claims that stand keep theirs (BK3a); only capacity acts on them,
 * and at most as something to settle (R4). Parts that would lead back to the resource are not taken.
 */
export function setTerms(
	state: BookState,
	resource: ResourceId,
	asked: ResourceTerms,
	now: Moment
): void {
	const shelf = state.ownShelf(resource);
	const before = shelf.terms;
	const partsOf = (id: ResourceId) => state.termsOf(id)?.parts ?? [];
	const terms = wouldCycle(resource, asked.parts, partsOf)
		? { ...asked, parts: before?.parts ?? [] }
		: asked;
	shelf.terms = terms;
	if (before !== undefined && terms.capacity < before.capacity) shelf.lowered = now;
	if (terms.retired && before?.retired !== true) shelf.retired = now;
	const { turnaround } = terms;
	state.widest = Math.max(state.widest, turnaround.before * MINUTE, turnaround.after * MINUTE);
	linkParts(state, resource, before, terms);
	if (before?.capacity !== terms.capacity || before.retired !== terms.retired) {
		markStanding(state, shelf, ALWAYS);
	}
	freeUp(state, resource, ALWAYS, now);
}

function linkParts(
	state: BookState,
	resource: ResourceId,
	before: ResourceTerms | undefined,
	terms: ResourceTerms
): void {
	const same =
		JSON.stringify([before?.parts, before?.turnaround]) ===
		JSON.stringify([terms.parts, terms.turnaround]);
	if (same) return;
	state.forgetNeeds();
	for (const part of before?.parts ?? []) {
		const shelf = state.ownShelf(part.resource);
		shelf.wholes = shelf.wholes.filter((whole) => whole !== resource);
	}
	for (const part of terms.parts) {
		const shelf = state.ownShelf(part.resource);
		if (!shelf.wholes.includes(resource)) shelf.wholes = [...shelf.wholes, resource];
	}
}

/** RS2: units lost from a date to a date, changed, or (undefined) back in service. */
export function setUnitsOut(
	state: BookState,
	id: OutageId,
	outage: Outage | undefined,
	now: Moment
): void {
	const before = state.outages.get(id);
	const known = before && state.outagesOf(before.resource).find((out) => out.id === id);
	if (before !== undefined) {
		const shelf = state.ownShelf(before.resource);
		shelf.outages = shelf.outages.filter((out) => out.id !== id);
		state.outages.delete(id);
		markStanding(state, shelf, before);
	}
	if (outage !== undefined) {
		const shelf = state.ownShelf(outage.resource);
		const { from, to, units } = outage;
		// Told again, or fewer units lost: what has been settled about it stays settled.
		const noWorse =
			before?.resource === outage.resource && units <= before.units && isSameSpan(before, outage);
		const noted = (noWorse ? known?.noted : undefined) ?? now;
		shelf.outages = [...shelf.outages, { id, from, to, units, noted }];
		state.outages.set(id, outage);
		markStanding(state, shelf, outage);
		markWaiting(state, outage.resource, outage);
	}
	if (before !== undefined) freeUp(state, before.resource, before, now);
}

/** RS5: a closure, told anew when what it closes changes, or (undefined) its end. */
export function setClosed(
	state: BookState,
	id: ClosureId,
	closure: Closure | undefined,
	now: Moment
): void {
	const before = state.closures.get(id);
	const known = knownClosure(state, id, before);
	if (before !== undefined) {
		const kept = (closed: { id: ClosureId }) => closed.id !== id;
		if (before.resources === 'all') state.closedAll = state.closedAll.filter(kept);
		for (const resource of placesOf(state, before)) {
			const shelf = state.ownShelf(resource);
			if (before.resources !== 'all') shelf.closures = shelf.closures.filter(kept);
			markStanding(state, shelf, before);
		}
		state.closures.delete(id);
	}
	if (closure !== undefined) {
		const { from, to } = closure;
		const same = before !== undefined && isSameSpan(before, closure);
		const closedAt = (was: Moment | undefined) => ({
			id,
			from,
			to,
			noted: (same ? was : undefined) ?? now
		});
		state.closures.set(id, closure);
		if (closure.resources === 'all') {
			state.closedAll = [...state.closedAll, closedAt(known.everywhere)];
		}
		for (const resource of placesOf(state, closure)) {
			const shelf = state.ownShelf(resource);
			if (closure.resources !== 'all') {
				const was = known.everywhere ?? known.at.get(resource);
				shelf.closures = [...shelf.closures, closedAt(was)];
			}
			markStanding(state, shelf, closure);
			markWaiting(state, resource, closure);
		}
	}
	if (before === undefined) return;
	const { from, to } = before;
	const freed = placesOf(state, before).map((resource) => ({ resource, from, to }));
	for (const place of freed) markWaiting(state, place.resource, place);
	tryWaiting(state, [], freed, now);
}

/** Since when a closure has closed what it closes, for what has been settled about it. */
function knownClosure(state: BookState, id: ClosureId, before: Closure | undefined) {
	const own = (closed: readonly ClosedSpan[]) => closed.find((each) => each.id === id)?.noted;
	const at = new Map<ResourceId, Moment | undefined>();
	if (before === undefined || before.resources === 'all') {
		return { everywhere: own(state.closedAll), at };
	}
	for (const resource of before.resources) {
		at.set(resource, own(state.shelf(resource)?.closures ?? []));
	}
	return { everywhere: undefined, at };
}

const isSameSpan = (one: Span, other: Span) => one.from === other.from && one.to === other.to;

const placesOf = (state: BookState, closure: Closure) =>
	closure.resources === 'all' ? state.resources() : [...new Set(closure.resources)];

function markStanding(state: BookState, shelf: Shelf, span: Span): void {
	for (const take of shelf.takes.over(span.from, span.to)) state.touch(take.booking);
}

function markWaiting(state: BookState, resource: ResourceId, { from, to }: Span): void {
	for (const id of withWholes(state, resource)) {
		const waits = state.shelf(id)?.waits.over(from - state.widest, to + state.widest) ?? [];
		for (const wait of waits) state.touch(wait.booking);
	}
}

/** Something about a resource is better than before, or just other: who waits for it is tried again. */
function freeUp(state: BookState, resource: ResourceId, span: Span, now: Moment): void {
	markWaiting(state, resource, span);
	tryWaiting(state, [], [{ resource, from: span.from, to: span.to }], now);
}
