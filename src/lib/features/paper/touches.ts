import { needsOf, type Need } from '../../domain/availability/needs.ts';
import type { ResourceId } from '../../domain/ids.ts';
import type { ResourceRow } from '../../store/rows.ts';

const NO_TURNAROUND = { before: 0, after: 0 };

/**
 * Whether booking one thing takes from another (RS3): the whole hall takes the small room, and the
 * small room takes from the whole.
 */
export function touching(
	rows: readonly ResourceRow[]
): (one: ResourceId, other: ResourceId) => boolean {
	const byId = new Map(rows.map((row) => [row.id, row]));
	const known = new Map<ResourceId, readonly Need[]>();
	const termsOf = (id: ResourceId) => {
		const row = byId.get(id);
		return row && { parts: row.body.parts ?? [], turnaround: row.body.turnaround ?? NO_TURNAROUND };
	};
	const holds = (whole: ResourceId, part: ResourceId) =>
		needsOf(whole, termsOf, known).some(({ resource }) => resource === part);
	return (one, other) => holds(one, other) || holds(other, one);
}
