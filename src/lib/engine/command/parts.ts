import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import type { Part } from '../../domain/resource/types.ts';
import { db } from '../../store/db.ts';

/** RS3: would these parts, however deep, contain the resource itself? */
export async function cycleThrough(
	space: SpaceId,
	resource: ResourceId,
	parts: readonly Part[]
): Promise<boolean> {
	if (parts.length === 0) return false;
	const rows = await db.resources.where('space').equals(space).toArray();
	const partsOf = new Map(rows.map((row) => [row.id, row.body.parts ?? []]));
	const seen = new Set<ResourceId>();
	const left = parts.map((part) => part.resource);
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		if (next === resource) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		for (const part of partsOf.get(next) ?? []) left.push(part.resource);
	}
	return false;
}
