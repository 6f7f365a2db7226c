import { idFrom, type PersonId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { isUndoneBy } from './batch-link.ts';
import { happening, merge } from './merge.ts';
import type { SpaceState } from './state.ts';

/*
 * People come in a room of their own, which may run ahead of the register or behind it. So that both
 * orders fold to one state, facts of this room are judged by the relay's check at numbering alone,
 * and by nothing the register says.
 */

export function personAdded(
	state: SpaceState,
	{ body, by, batch }: FactOf<'person.added'>,
	entry: Entry
): undefined {
	if (state.erased.has(entry.key)) return;
	const id = idFrom<PersonId>(entry.key);
	const { number } = entry;
	const undone = isUndoneBy(state, entry);
	state.people.set(id, { id, number, body, by, batch, undone, history: [happening(entry)] });
}

export function personChanged(
	state: SpaceState,
	fact: FactOf<'person.changed'>,
	entry: Entry
): Refusal | undefined {
	if (state.erased.has(entry.key) || state.erased.has(fact.about ?? '')) return undefined;
	const before = state.people.get(fact.about ?? '');
	if (before === undefined) return { type: 'NotMember' };
	const { body, changed } = merge(before.body, fact.body);
	if (changed.length === 0) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry, changed)];
	state.people.set(before.id, { ...before, body, history });
	return undefined;
}
