import { idFrom, type AssociationId, type ClosureId, type ResourceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { memberOf } from '../trust/roles.ts';
import type { ClosureEntity } from './entities.ts';
import { happening } from './merge.ts';
import { mayKeep } from './rights.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

function closedResources(state: SpaceState, { body }: ClosureEntity): readonly ResourceId[] {
	if (body.resources !== undefined) return body.resources;
	return [...state.resources.values()]
		.filter((resource) => resource.body.association === body.association)
		.map((resource) => resource.id);
}

function tellBook(state: SpaceState, closure: ClosureEntity, number: Instant): void {
	const { from, to } = closure.body.range;
	const told = closure.lifted
		? undefined
		: { resources: closedResources(state, closure), from, to };
	state.book.setClosure(closure.id, told, number);
}

/** Keeps a closure and tells the book (RS5). */
export function keepClosure(
	state: SpaceState,
	closure: ClosureEntity,
	{ number }: Pick<Entry, 'number'>
): void {
	state.closures.set(closure.id, closure);
	tellBook(state, closure, number);
}

/** An association closed whole stays so when it gains or loses a resource. */
export function resetClosures(
	state: SpaceState,
	association: AssociationId,
	number: Instant
): void {
	for (const id of state.closuresOf.get(association) ?? []) {
		const closure = state.closures.get(id);
		if (closure !== undefined && !closure.lifted) tellBook(state, closure, number);
	}
}

export function closureAdded(
	state: SpaceState,
	fact: FactOf<'closure.added'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	const { association } = fact.body;
	if (member === undefined) return { type: 'NotMember' };
	if (!state.associations.has(association)) return { type: 'UnknownAssociation' };
	if (!mayKeep(state, member, association)) return { type: 'RoleMayNot' };
	const resources: ResourceId[] = [];
	for (const named of fact.body.resources ?? []) {
		const resource = resourceBy(state, named);
		if (resource === undefined) return { type: 'UnknownResource' };
		if (resource.body.association !== association) return { type: 'RoleMayNot' };
		resources.push(resource.id);
	}
	const id = idFrom<ClosureId>(entry.key);
	const whole = fact.body.resources === undefined;
	const body = whole ? fact.body : { ...fact.body, resources };
	const { number } = entry;
	if (whole) {
		state.closuresOf.set(association, [...(state.closuresOf.get(association) ?? []), id]);
	}
	keepClosure(state, { id, number, body, lifted: false, history: [happening(entry)] }, entry);
	return undefined;
}

export function closureLifted(
	state: SpaceState,
	fact: FactOf<'closure.lifted'>,
	entry: Entry
): Refusal | undefined {
	const before = state.closures.get(fact.about ?? '');
	const member = memberOf(state.trust, fact.by);
	if (before === undefined) return { type: 'UnknownResource' };
	if (member === undefined) return { type: 'NotMember' };
	if (!mayKeep(state, member, before.body.association)) return { type: 'RoleMayNot' };
	if (before.lifted) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry)];
	keepClosure(state, { ...before, lifted: true, history }, entry);
	return undefined;
}
