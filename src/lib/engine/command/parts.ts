import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import { wouldCycle } from '../../domain/resource/parts.ts';
import type { Part } from '../../domain/resource/types.ts';
import { db } from '../../store/db.ts';

/** RS3, asked of what this phone knows: would these parts contain the resource itself? */
export async function cycleThrough(
	space: SpaceId,
	resource: ResourceId,
	parts: readonly Part[]
): Promise<boolean> {
	if (parts.length === 0) return false;
	const rows = await db.resources.where('space').equals(space).toArray();
	const partsOf = new Map(rows.map((row) => [row.id, row.body.parts ?? []]));
	return wouldCycle(resource, parts, (id) => partsOf.get(id) ?? []);
}
