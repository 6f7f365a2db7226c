import type { ResourceId } from '../ids.ts';
import type { ResourceTerms } from '../standing/types.ts';

/** What one unit of a resource takes of one resource, and the turnaround around it in ms (RS3, RS4). */
export type Need = {
	readonly resource: ResourceId;
	readonly each: number;
	readonly before: number;
	readonly after: number;
};

const MINUTE = 60_000;
/** Far above any capacity, so that absurd nesting stays a whole number. */
const MOST = 1e12;

/**
 * A resource and everything it is made of, down to the last part, each once with its quantities
 * added up: the same microphone through two kits counts twice. A whole's turnaround holds its parts
 * too, a part's own turnaround also when it goes out with a whole. A part that leads back to the
 * whole is passed over: cycles are refused where they are written.
 */
export function needsOf(
	resource: ResourceId,
	termsOf: (id: ResourceId) => Pick<ResourceTerms, 'parts' | 'turnaround'> | undefined,
	known = new Map<ResourceId, readonly Need[]>()
): readonly Need[] {
	const open = new Set<ResourceId>();
	let cut = false;
	const expand = (id: ResourceId): readonly Need[] => {
		const found = known.get(id);
		if (found !== undefined) return found;
		const terms = termsOf(id);
		const before = (terms?.turnaround.before ?? 0) * MINUTE;
		const after = (terms?.turnaround.after ?? 0) * MINUTE;
		const needs = new Map<ResourceId, Need>([[id, { resource: id, each: 1, before, after }]]);
		open.add(id);
		for (const part of terms?.parts ?? []) {
			if (open.has(part.resource)) {
				cut = true;
				continue;
			}
			for (const need of expand(part.resource)) {
				const sofar = needs.get(need.resource);
				needs.set(need.resource, {
					resource: need.resource,
					each: Math.min((sofar?.each ?? 0) + need.each * part.quantity, MOST),
					before: Math.max(sofar?.before ?? 0, need.before, before),
					after: Math.max(sofar?.after ?? 0, need.after, after)
				});
			}
		}
		open.delete(id);
		const all = [...needs.values()];
		// Seen from within a cycle a resource looks smaller than from outside: not worth remembering.
		if (!cut || open.size === 0) known.set(id, all);
		return all;
	};
	return expand(resource);
}
