import type { ResourceTerms } from '../../domain/standing/types.ts';
import type { ResourceEntity } from './entities.ts';
import type { SpaceState } from './state.ts';

/** What judging claims needs of a resource; what its owner left open is bookable without asking. */
export function termsOf(state: SpaceState, { body, retired }: ResourceEntity): ResourceTerms {
	const {
		capacity,
		parts = [],
		turnaround = { before: 0, after: 0 },
		opening = {},
		policy = { confirm: 'itself' }
	} = body;
	const known = parts.map((part) => ({ ...part, resource: resolve(state, part.resource) }));
	return { capacity, parts: known, turnaround, opening, policy, retired };
}

type ResourceIdOf = ResourceEntity['id'];

/** The entity behind an id: two imports of one source are one resource. */
export function resolve(state: SpaceState, id: ResourceIdOf): ResourceIdOf {
	return state.aliases.get(id) ?? id;
}

/** The resource an id stands for, if it is known. */
export function resourceBy(state: SpaceState, id: string | undefined): ResourceEntity | undefined {
	return id === undefined ? undefined : state.resources.get(state.aliases.get(id) ?? id);
}
