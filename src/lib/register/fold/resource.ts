import { idFrom, type ResourceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ResourceChange } from '../../domain/resource/types.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import { resetClosures } from './closure.ts';
import type { ResourceEntity } from './entities.ts';
import { happening, merge, same } from './merge.ts';
import { makesCycle } from './parts.ts';
import { mayKeep } from './rights.ts';
import { sourceKey } from './source-key.ts';
import type { SpaceState } from './state.ts';
import { resourceBy, termsOf } from './terms.ts';

/** Keeps a resource's entity, and tells the book and the closures what concerns them. */
export function keepResource(
	state: SpaceState,
	before: ResourceEntity | undefined,
	after: ResourceEntity,
	{ number }: Pick<Entry, 'number'>
): void {
	state.resources.set(after.id, after);
	const terms = termsOf(state, after);
	if (before === undefined || !same(termsOf(state, before), terms)) {
		state.book.setResource(after.id, terms, number);
	}
	const was = before?.body.association;
	const is = after.body.association;
	if (was !== is) {
		resetClosures(state, is, number);
		if (was !== undefined) resetClosures(state, was, number);
	}
}

export function resourceAdded(
	state: SpaceState,
	fact: FactOf<'resource.added'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	const { body, batch } = fact;
	if (member === undefined) return { type: 'NotMember' };
	if (!state.associations.has(body.association)) return { type: 'UnknownAssociation' };
	if (!mayKeep(state, member, body.association)) return { type: 'RoleMayNot' };
	const source = sourceKey(fact);
	const earlier = source === undefined ? undefined : resourceBy(state, state.sources.get(source));
	if (earlier !== undefined) {
		state.aliases.set(entry.key, earlier.id);
		return change(state, earlier, body, entry);
	}
	const id = idFrom<ResourceId>(entry.key);
	if (makesCycle(state, id, body.parts)) return { type: 'PartsCycle' };
	if (source !== undefined) state.sources.set(source, id);
	const { number } = entry;
	const history = [happening(entry)];
	const added = { id, number, body, retired: false, undone: false, batch, files: [], history };
	keepResource(state, undefined, added, entry);
	return undefined;
}

function change(
	state: SpaceState,
	before: ResourceEntity,
	fields: ResourceChange,
	entry: Entry
): Refusal | undefined {
	const { body, changed } = merge(before.body, fields);
	// Importing again what an undone import had brought brings it back.
	if (changed.length === 0 && !before.undone) return { type: 'AlreadySo' };
	if (makesCycle(state, before.id, body.parts)) return { type: 'PartsCycle' };
	const history = [...before.history, happening(entry, changed)];
	const retired = before.undone ? false : before.retired;
	keepResource(state, before, { ...before, body, retired, undone: false, history }, entry);
	return undefined;
}

export function resourceChanged(
	state: SpaceState,
	fact: FactOf<'resource.changed'>,
	entry: Entry
): Refusal | undefined {
	const before = resourceBy(state, fact.about);
	const member = memberOf(state.trust, fact.by);
	if (before === undefined) return { type: 'UnknownResource' };
	if (member === undefined) return { type: 'NotMember' };
	const { association = before.body.association } = fact.body;
	if (!state.associations.has(association)) return { type: 'UnknownAssociation' };
	if (!mayKeep(state, member, before.body.association) || !mayKeep(state, member, association)) {
		return { type: 'RoleMayNot' };
	}
	return change(state, before, fact.body, entry);
}

/** RS8: retired, never deleted; and brought back. */
export function resourceRetired(
	state: SpaceState,
	fact: FactOf<'resource.retired' | 'resource.reinstated'>,
	entry: Entry
): Refusal | undefined {
	const before = resourceBy(state, fact.about);
	const member = memberOf(state.trust, fact.by);
	if (before === undefined) return { type: 'UnknownResource' };
	if (member === undefined) return { type: 'NotMember' };
	if (!mayKeep(state, member, before.body.association)) return { type: 'RoleMayNot' };
	const retired = fact.kind === 'resource.retired';
	if (before.retired === retired) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry)];
	keepResource(state, before, { ...before, retired, undone: false, history }, entry);
	return undefined;
}
