import type { FactKey } from '../domain/ids.ts';
import type { Entry } from './facts/fact.ts';
import { Table } from './table.ts';

/** Which facts have been seen (R2), and which wait for something not yet known (R5). */
export type Queue = {
	readonly seen: Table<FactKey, 'waits' | 'folded'>;
	/** By what they wait for: a fact's key, or a device's id. */
	readonly waiting: Table<string, readonly Entry[]>;
};

export function createQueue(): Queue {
	return { seen: new Table(), waiting: new Table() };
}

export function forkQueue(queue: Queue): Queue {
	return { seen: queue.seen.fork(), waiting: queue.waiting.fork() };
}

/** True once nothing more is to be expected from the fact with this key, with or without effect. */
export function isFolded(queue: Queue, key: string): boolean {
	return queue.seen.get(key) === 'folded';
}

/** How a fold judges an entry whose turn it is, on its state. */
export type Turn<State> = {
	/** What the entry needs and nobody has heard of yet. */
	readonly missing: (state: State, entry: Entry) => string | undefined;
	/** Folds it; answers the name, beside its key, by which others may have waited for it. */
	readonly apply: (state: State, entry: Entry) => string | undefined;
};

/**
 * Folds one entry, and right after it what waited for it (R5), in the order it came. A fact already
 * seen counts once (R2).
 */
export function foldInTurn<S>(queue: Queue, entry: Entry, turn: Turn<S>, state: S): void {
	if (queue.seen.has(entry.key)) return;
	const freed = takeTurn(queue, entry, turn, state);
	if (freed.length > 0) takeTurns(queue, freed, turn, state);
}

/** Nothing is to be expected from the text with this key: what waited for it is judged without. */
export function giveUpOn<S>(queue: Queue, key: FactKey, turn: Turn<S>, state: S): void {
	if (queue.seen.has(key)) return;
	queue.seen.set(key, 'folded');
	takeTurns(queue, takeWaiting(queue, key), turn, state);
}

function takeTurns<S>(queue: Queue, first: readonly Entry[], turn: Turn<S>, state: S): void {
	const turns = [...first];
	for (let next = turns.shift(); next !== undefined; next = turns.shift()) {
		turns.unshift(...takeTurn(queue, next, turn, state));
	}
}

/** Folds an entry or lets it wait; answers what waited for it. */
function takeTurn<S>(queue: Queue, entry: Entry, turn: Turn<S>, state: S): readonly Entry[] {
	const needs = turn.missing(state, entry);
	if (needs !== undefined) {
		queue.seen.set(entry.key, 'waits');
		queue.waiting.set(needs, [...(queue.waiting.get(needs) ?? []), entry]);
		return NOBODY;
	}
	queue.seen.set(entry.key, 'folded');
	const alsoKnownAs = turn.apply(state, entry);
	const freed = takeWaiting(queue, entry.key);
	return alsoKnownAs === undefined ? freed : [...freed, ...takeWaiting(queue, alsoKnownAs)];
}

const NOBODY: readonly never[] = [];

function takeWaiting(queue: Queue, name: string): readonly Entry[] {
	if (queue.waiting.size === 0) return NOBODY;
	const waiting = queue.waiting.get(name);
	if (waiting === undefined) return NOBODY;
	queue.waiting.delete(name);
	return waiting;
}
