import { idFrom, type FactKey, type PersonId, type WordsId } from '../../domain/ids.ts';
import type { FactOf } from '../facts/fact.ts';
import type { SpaceState } from './state.ts';

/** R7: people and free text go; a key of anything else is passed over. That a gestionnaire says so is checked coarsely. */
export function personErased(state: SpaceState, { body }: FactOf<'person.erased'>): undefined {
	const { keys, person } = body;
	for (const key of person === undefined ? keys : [...keys, idFrom<FactKey>(person)]) {
		state.erased.set(key, true);
		if (state.words.has(key)) state.words.delete(idFrom<WordsId>(key));
		if (state.people.has(key)) state.people.delete(idFrom<PersonId>(key));
		if (state.quarantine.has(key)) state.quarantine.delete(key);
	}
	forgetAbout(state);
}

/** What had no effect on somebody who is gone is nobody's business any more. */
function forgetAbout(state: SpaceState): void {
	for (const { key, about } of [...state.noEffect.values()])
		if (about !== undefined && state.erased.has(about)) state.noEffect.delete(key);
}
