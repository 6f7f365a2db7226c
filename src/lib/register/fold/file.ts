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

type FileKind = 'file.attached' | 'file.captioned' | 'file.removed';

/** Who keeps the inventory keeps its photos and papers. */
function kept(state: SpaceState, fact: FactOf<FileKind>): Kept {
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

/** Of two who name one file the later number stands (R6). */
export function fileCaptioned(
	state: SpaceState,
	fact: FactOf<'file.captioned'>,
	entry: Entry
): Refusal | undefined {
	const found = kept(state, fact);
	if ('refusal' in found) return found.refusal;
	const { resource } = found;
	const caption = fact.body.caption ?? undefined;
	const named = resource.files.find((file) => file.id === fact.body.file);
	if (named === undefined || named.caption === caption) return { type: 'AlreadySo' };
	const files = resource.files.map((file) => (file === named ? { ...file, caption } : file));
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
