import { idFrom, type PersonId, type WordsId } from '../../domain/ids.ts';
import type { FactOf } from '../facts/fact.ts';
import type { SpaceState } from './state.ts';

/** R7: people and free text go; a key of anything else is passed over. That a gestionnaire says so is checked coarsely. */
export function personErased(state: SpaceState, { body }: FactOf<'person.erased'>): undefined {
	for (const key of body.keys) {
		state.erased.set(key, true);
		if (state.words.has(key)) state.words.delete(idFrom<WordsId>(key));
		if (state.people.has(key)) state.people.delete(idFrom<PersonId>(key));
		if (state.quarantine.has(key)) state.quarantine.delete(key);
	}
	if (body.person !== undefined && state.people.has(body.person)) state.people.delete(body.person);
}
