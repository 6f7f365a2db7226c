import type { ResourceId } from '../../domain/ids.ts';
import type { Part } from '../../domain/resource/types.ts';
import type { SpaceState } from './state.ts';
import { resolve } from './terms.ts';

/** RS3: whether a resource made of these parts would be, at any depth, a part of itself. */
export function makesCycle(
	state: SpaceState,
	whole: ResourceId,
	parts: readonly Part[] | undefined
): boolean {
	const seen = new Set<ResourceId>();
	const open = (parts ?? []).map((part) => resolve(state, part.resource));
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next === whole) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		const inner = state.resources.get(next)?.body.parts ?? [];
		open.push(...inner.map((part) => resolve(state, part.resource)));
	}
	return false;
}
