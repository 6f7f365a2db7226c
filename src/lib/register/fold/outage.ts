import { idFrom, type OutageId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import type { OutageEntity } from './entities.ts';
import { happening, merge } from './merge.ts';
import { mayKeep } from './rights.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

function whyMayNot(
	state: SpaceState,
	fact: FactOf<'outage.noted' | 'outage.changed' | 'outage.ended'>,
	resource: string
): Refusal | undefined {
	const owner = resourceBy(state, resource)?.body.association;
	const member = memberOf(state.trust, fact.by);
	if (owner === undefined) return { type: 'UnknownResource' };
	if (member === undefined) return { type: 'NotMember' };
	return mayKeep(state, member, owner) ? undefined : { type: 'RoleMayNot' };
}

/** Keeps an outage and tells the book (RS2). */
export function keepOutage(
	state: SpaceState,
	outage: OutageEntity,
	{ number }: Pick<Entry, 'number'>
): void {
	state.outages.set(outage.id, outage);
	const { resource, units, span } = outage.body;
	state.book.setOutage(outage.id, outage.ended ? undefined : { resource, units, ...span }, number);
}

export function outageNoted(
	state: SpaceState,
	fact: FactOf<'outage.noted'>,
	entry: Entry
): Refusal | undefined {
	const resource = resourceBy(state, fact.body.resource);
	const why = whyMayNot(state, fact, fact.body.resource);
	if (why !== undefined || resource === undefined) return why;
	const id = idFrom<OutageId>(entry.key);
	const body = { ...fact.body, resource: resource.id };
	const { number } = entry;
	keepOutage(state, { id, number, body, ended: false, history: [happening(entry)] }, entry);
	return undefined;
}

export function outageChanged(
	state: SpaceState,
	fact: FactOf<'outage.changed'>,
	entry: Entry
): Refusal | undefined {
	const before = state.outages.get(fact.about ?? '');
	if (before === undefined) return { type: 'UnknownResource' };
	const why = whyMayNot(state, fact, before.body.resource);
	if (why !== undefined) return why;
	const { body, changed } = merge(before.body, fact.body);
	if (changed.length === 0) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry, changed)];
	keepOutage(state, { ...before, body, history }, entry);
	return undefined;
}

export function outageEnded(
	state: SpaceState,
	fact: FactOf<'outage.ended'>,
	entry: Entry
): Refusal | undefined {
	const before = state.outages.get(fact.about ?? '');
	if (before === undefined) return { type: 'UnknownResource' };
	const why = whyMayNot(state, fact, before.body.resource);
	if (why !== undefined) return why;
	if (before.ended) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry)];
	keepOutage(state, { ...before, ended: true, history }, entry);
	return undefined;
}
