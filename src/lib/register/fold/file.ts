import { MOST_FILES } from '../../domain/media/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import type { ResourceEntity } from './entities.ts';
import { happening } from './merge.ts';
import { keepResource } from './resource.ts';
import { mayKeep } from './rights.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

type Kept = { readonly resource: ResourceEntity } | { readonly refusal: Refusal };

/** Who keeps the inventory keeps its photos and papers. */
function kept(state: SpaceState, fact: FactOf<'file.attached' | 'file.removed'>): Kept {
	const resource = resourceBy(state, fact.about);
	const member = memberOf(state.trust, fact.by);
	if (resource === undefined) return { refusal: { type: 'UnknownResource' } };
	if (member === undefined) return { refusal: { type: 'NotMember' } };
	return mayKeep(state, member, resource.body.association)
		? { resource }
		: { refusal: { type: 'RoleMayNot' } };
}

/** Two people who each add a photo have added two: files are a set, not one field (R6). */
export function fileAttached(
	state: SpaceState,
	fact: FactOf<'file.attached'>,
	entry: Entry
): Refusal | undefined {
	const found = kept(state, fact);
	if ('refusal' in found) return found.refusal;
	const { resource } = found;
	const { hash, role } = fact.body;
	if (resource.files.some((file) => file.hash === hash && file.role === role)) {
		return { type: 'AlreadySo' };
	}
	if (resource.files.length >= MOST_FILES) return { type: 'TooManyFiles', most: MOST_FILES };
	const files = [...resource.files, { ...fact.body, id: entry.key }];
	const history = [...resource.history, happening(entry)];
	keepResource(state, resource, { ...resource, files, history }, entry);
	return undefined;
}

export function fileRemoved(
	state: SpaceState,
	fact: FactOf<'file.removed'>,
	entry: Entry
): Refusal | undefined {
	const found = kept(state, fact);
	if ('refusal' in found) return found.refusal;
	const { resource } = found;
	const files = resource.files.filter((file) => file.id !== fact.body.file);
	if (files.length === resource.files.length) return { type: 'AlreadySo' };
	const history = [...resource.history, happening(entry)];
	keepResource(state, resource, { ...resource, files, history }, entry);
	return undefined;
}
