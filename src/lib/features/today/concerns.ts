import type { ResourceId } from '../../domain/ids.ts';
import type { OccurrenceRow, ResourceRow, SpaceRow } from '../../store/rows.ts';

export type Me = Pick<SpaceRow, 'person' | 'roles'>;

/** Whether the person at this phone has a say in the booking: it is theirs, or the thing is. */
export function concernsMe(
	row: Pick<OccurrenceRow, 'mine' | 'iDecide' | 'items'>,
	me: Me,
	resources: ReadonlyMap<ResourceId, ResourceRow>
): boolean {
	if (row.mine || row.iDecide) return true;
	return row.items.some((item) => {
		const resource = resources.get(item.resource);
		if (resource === undefined) return false;
		const steward = resource.stewards.some((one) => one.id === me.person);
		return steward || answersFor(me, resource);
	});
}

const answersFor = (me: Me, resource: ResourceRow) =>
	me.roles.some(
		(grant) => grant.role === 'responsable' && grant.association === resource.association
	);

/** A gestionnaire looks after everything that hasn't come back. */
export const looksAfterAll = (me: Me): boolean =>
	me.roles.some((grant) => grant.role === 'gestionnaire');
