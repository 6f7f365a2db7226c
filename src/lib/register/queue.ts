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

/** How a fold judges an entry whose turn it is. */
export type Turn = {
	/** What the entry needs and nobody has heard of yet. */
	readonly missing: (entry: Entry) => string | undefined;
	/** Folds it; answers the name, beside its key, by which others may have waited for it. */
	readonly apply: (entry: Entry) => string | undefined;
};

/**
 * Folds one entry, and right after it what waited for it (R5), in the order it came. A fact already
 * seen counts once (R2).
 */
export function foldInTurn(queue: Queue, entry: Entry, turn: Turn): void {
	if (!queue.seen.has(entry.key)) takeTurns(queue, [entry], turn);
}

/** Nothing is to be expected from the text with this key: what waited for it is judged without. */
export function giveUpOn(queue: Queue, key: FactKey, turn: Turn): void {
	if (queue.seen.has(key)) return;
	queue.seen.set(key, 'folded');
	takeTurns(queue, takeWaiting(queue, key), turn);
}

function takeTurns(queue: Queue, first: readonly Entry[], { missing, apply }: Turn): void {
	const turns = [...first];
	for (let next = turns.shift(); next !== undefined; next = turns.shift()) {
		const needs = missing(next);
		if (needs !== undefined) {
			queue.seen.set(next.key, 'waits');
			queue.waiting.set(needs, [...(queue.waiting.get(needs) ?? []), next]);
			continue;
		}
		queue.seen.set(next.key, 'folded');
		const alsoKnownAs = apply(next);
		turns.unshift(
			...takeWaiting(queue, next.key),
			...(alsoKnownAs === undefined ? [] : takeWaiting(queue, alsoKnownAs))
		);
	}
}

function takeWaiting(queue: Queue, name: string): readonly Entry[] {
	const waiting = queue.waiting.get(name);
	if (waiting === undefined) return [];
	queue.waiting.delete(name);
	return waiting;
}
