import type { FeedScope } from '../../domain/feed/types.ts';
import type { Entry, Fact, FactOf } from '../facts/fact.ts';
import { isFolded } from '../queue.ts';
import type { Table } from '../table.ts';
import { concernsTrust } from '../trust.ts';
import { missingForTrust } from '../trust/missing.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

type Unheard = string | undefined;

/**
 * What a fact speaks of that nobody has heard of yet: it waits and is folded right after it (R5).
 * What was heard of and had no effect is not waited for: the fact is then judged, and refused.
 */
export function missing(state: SpaceState, entry: Entry): Unheard {
	const { fact } = entry;
	if (fact.kind === 'person.added') return undefined;
	if (fact.kind === 'person.changed') return unheard(state, state.people, fact.about);
	if (concernsTrust(fact.kind)) return missingForTrust(state.trust, entry);
	if (fact.by !== 'relay' && !state.trust.devices.has(fact.by)) return fact.by;
	return missingAbout(state, fact) ?? missingInBody(state, fact);
}

function unheard<Id extends string>(
	state: SpaceState,
	table: Table<Id, unknown>,
	id: string | undefined
): Unheard {
	return id === undefined ||
		table.has(id) ||
		state.erased.has(id) ||
		isFolded(state.trust.queue, id)
		? undefined
		: id;
}

function unheardResource(state: SpaceState, id: string): Unheard {
	return resourceBy(state, id) === undefined ? unheard(state, state.resources, id) : undefined;
}

function unheardFile(
	state: SpaceState,
	{ about, body }: FactOf<'file.captioned' | 'file.removed'>
): Unheard {
	const files = resourceBy(state, about)?.files ?? [];
	const isHeard = files.some(({ id }) => id === body.file);
	return isHeard || state.erased.has(body.file) || isFolded(state.trust.queue, body.file)
		? undefined
		: body.file;
}

function missingAbout(state: SpaceState, fact: Fact): Unheard {
	switch (fact.kind) {
		case 'resource.changed':
		case 'resource.retired':
		case 'resource.reinstated':
		case 'file.attached':
			return unheardResource(state, fact.about ?? '');
		case 'file.captioned':
		case 'file.removed':
			return unheardResource(state, fact.about ?? '') ?? unheardFile(state, fact);
		case 'outage.changed':
		case 'outage.ended':
			return unheard(state, state.outages, fact.about);
		case 'closure.lifted':
			return unheard(state, state.closures, fact.about);
		case 'booking.changed':
		case 'booking.withdrawn':
		case 'booking.confirmed':
		case 'booking.refused':
		case 'booking.settled':
		case 'booking.commented':
		case 'booking.proposed':
		case 'booking.joined':
		case 'booking.left':
		case 'units.assigned':
		case 'handover.noted':
			return unheard(state, state.bookings, fact.about);
		case 'feed.revoked':
			return unheard(state, state.feeds, fact.about);
		case 'catalogue.changed':
		case 'catalogue.withdrawn':
			return unheard(state, state.catalogues, fact.about);
		default:
			return undefined;
	}
}

function firstUnheard(state: SpaceState, resources: readonly string[]): Unheard {
	for (const id of resources) {
		const found = unheardResource(state, id);
		if (found !== undefined) return found;
	}
	return undefined;
}

function missingInScope(state: SpaceState, scope: FeedScope): Unheard {
	if (scope.of === 'mine') return undefined;
	return scope.of === 'association'
		? unheard(state, state.associations, scope.association)
		: unheardResource(state, scope.resource);
}

type NamesResource = { readonly resource?: string | undefined };
function firstUnheardLine(state: SpaceState, lines: readonly NamesResource[]): Unheard {
	for (const { resource } of lines) {
		const found = resource === undefined ? undefined : unheardResource(state, resource);
		if (found !== undefined) return found;
	}
	return undefined;
}

function missingInBody(state: SpaceState, fact: Fact): Unheard {
	switch (fact.kind) {
		case 'resource.added':
		case 'resource.changed':
		case 'booking.joined':
			return unheard(state, state.associations, fact.body.association);
		case 'outage.noted':
			return unheardResource(state, fact.body.resource);
		case 'closure.added':
			return (
				unheard(state, state.associations, fact.body.association) ??
				firstUnheard(state, fact.body.resources ?? [])
			);
		case 'booking.asked':
			return (
				unheard(state, state.associations, fact.body.association) ??
				firstUnheardLine(state, fact.body.lines)
			);
		case 'booking.changed':
			return (
				unheard(state, state.associations, fact.body.association) ??
				firstUnheardLine(state, fact.body.lines?.set ?? [])
			);
		case 'feed.made':
			return missingInScope(state, fact.body.scope);
		case 'catalogue.published':
		case 'catalogue.changed':
			return firstUnheard(state, fact.body.resources ?? []);
		default:
			return undefined;
	}
}
