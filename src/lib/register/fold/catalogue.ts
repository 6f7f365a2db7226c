import { idFrom, type CatalogueId, type ResourceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { happening, merge } from './merge.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

/*
 * That a gestionnaire says so is checked coarsely: what a space shows to everybody concerns all its
 * associations.
 */

/** Each resource once, by the id it has now; undefined when one of them is none. */
function known(state: SpaceState, named: readonly ResourceId[]): readonly ResourceId[] | undefined {
	const ids = new Set<ResourceId>();
	for (const name of named) {
		const resource = resourceBy(state, name);
		if (resource === undefined) return undefined;
		ids.add(resource.id);
	}
	return [...ids];
}

export function cataloguePublished(
	state: SpaceState,
	{ body }: FactOf<'catalogue.published'>,
	entry: Entry
): Refusal | undefined {
	const resources = known(state, body.resources);
	if (resources === undefined) return { type: 'UnknownResource' };
	const id = idFrom<CatalogueId>(entry.key);
	state.catalogues.set(id, {
		id,
		number: entry.number,
		body: { ...body, resources },
		withdrawn: false,
		history: [happening(entry)]
	});
	return undefined;
}

/** Publishes it otherwise, or again. */
export function catalogueChanged(
	state: SpaceState,
	{ about, body: change }: FactOf<'catalogue.changed'>,
	entry: Entry
): Refusal | undefined {
	const before = state.catalogues.get(about ?? '');
	if (before === undefined) return { type: 'AlreadySo' };
	const resources = change.resources && known(state, change.resources);
	if (change.resources !== undefined && resources === undefined) return { type: 'UnknownResource' };
	const { body, changed } = merge(before.body, { ...change, resources });
	if (changed.length === 0 && !before.withdrawn) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry, changed)];
	state.catalogues.set(before.id, { ...before, body, withdrawn: false, history });
	return undefined;
}

export function catalogueWithdrawn(
	state: SpaceState,
	{ about }: FactOf<'catalogue.withdrawn'>,
	entry: Entry
): Refusal | undefined {
	const before = state.catalogues.get(about ?? '');
	if (before === undefined || before.withdrawn) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry)];
	state.catalogues.set(before.id, { ...before, withdrawn: true, history });
	return undefined;
}
