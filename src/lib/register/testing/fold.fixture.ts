import { createBook } from '../../domain/standing/book.ts';
import { appendEntry } from '../fold/append.ts';
import { createState, type SpaceState } from '../fold/state.ts';
import { PARIS } from './facts.fixture.ts';
import type { LogWriter, Numbered } from './space.fixture.ts';

/** Folds a made-up log from nothing. */
export function fold({ space, log }: Pick<LogWriter, 'space' | 'log'>): SpaceState {
	const state = createState(space, createBook(PARIS));
	appendAll(state, log);
	return state;
}

export function appendAll(state: SpaceState, log: readonly Numbered[]): void {
	for (const { room, entry } of log) appendEntry(state, room, entry);
}
