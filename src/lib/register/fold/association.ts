import { idFrom, type AssociationId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { happening, merge } from './merge.ts';
import type { SpaceState } from './state.ts';

/** Who may is in the trust, which has judged the fact already. */
export function associationAdded(
	state: SpaceState,
	{ body, batch }: FactOf<'association.added'>,
	entry: Entry
): undefined {
	const id = idFrom<AssociationId>(entry.key);
	const history = [happening(entry)];
	state.associations.set(id, { id, number: entry.number, body, batch, undone: false, history });
}

export function associationChanged(
	state: SpaceState,
	fact: FactOf<'association.changed'>,
	entry: Entry
): Refusal | undefined {
	const before = state.associations.get(fact.about ?? '');
	if (before === undefined) return { type: 'UnknownAssociation' };
	const { body, changed } = merge(before.body, fact.body);
	if (changed.length === 0) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry, changed)];
	state.associations.set(before.id, { ...before, body, undone: false, history });
	return undefined;
}
