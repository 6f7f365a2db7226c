import type { ResourceId } from '../ids.ts';
import type { Part } from './types.ts';

/**
 * Whether giving `resource` these parts would make it a part of itself, at any depth (RS3).
 * `partsOf` answers for every other resource as things are.
 */
export function wouldCycle(
	resource: ResourceId,
	parts: readonly Part[],
	partsOf: (id: ResourceId) => readonly Part[]
): boolean {
	const seen = new Set<ResourceId>();
	const next = parts.map((part) => part.resource);
	for (let id = next.pop(); id !== undefined; id = next.pop()) {
		if (id === resource) return true;
		if (seen.has(id)) continue;
		seen.add(id);
		for (const part of partsOf(id)) next.push(part.resource);
	}
	return false;
}
