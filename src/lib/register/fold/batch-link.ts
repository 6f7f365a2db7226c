import type { Entry } from '../facts/fact.ts';
import type { SpaceState } from './state.ts';

/** Remembers that a fact that had an effect was part of a command. */
export function linkToBatch(state: SpaceState, { key, fact }: Entry): void {
	if (fact.batch === undefined || fact.kind === 'batch.undone') return;
	const { undone = [], last: before } = state.batches.get(fact.batch) ?? {};
	state.batches.set(fact.batch, { undone, last: { key, fact, before } });
}

/** True for a fact numbered before its batch was undone that arrives after it, by the other room. */
export function isUndoneBy(state: SpaceState, { number, fact }: Entry): boolean {
	if (fact.batch === undefined) return false;
	const member = state.trust.devices.get(fact.by)?.member;
	const undone = state.batches.get(fact.batch)?.undone ?? [];
	return undone.some((one) => number < one.number && (one.all || one.by === member));
}
