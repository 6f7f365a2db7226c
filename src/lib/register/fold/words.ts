import { idFrom, type WordsId } from '../../domain/ids.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import type { SpaceState } from './state.ts';

/** R7: no rule reads the text. */
export function wordsWritten(
	state: SpaceState,
	{ body, by, at }: FactOf<'words.written'>,
	{ key, number }: Entry
): undefined {
	if (state.erased.has(key)) return;
	const id = idFrom<WordsId>(key);
	state.words.set(id, { id, number, by, at, text: body.text });
}
