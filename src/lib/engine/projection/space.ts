import type { RoleGrant } from '../../domain/member/types.ts';
import { same } from '../../register/fold/merge.ts';
import { db } from '../../store/db.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { catalogueRows, feedRows } from './outward.ts';
import type { View } from './view.ts';

const firstAssociation = (roles: readonly RoleGrant[]) =>
	roles.flatMap((grant) => (grant.role === 'gestionnaire' ? [] : [grant.association]))[0];

/** What the fold says of the space and of whoever holds this phone. */
function changesTo(row: SpaceRow, view: View): Partial<SpaceRow> {
	const { overlay, state, me, zone } = view;
	const { log } = overlay;
	const { register, people } = log.last;
	const inLog = register > 0 || people > 0;
	const known: Partial<SpaceRow> = {
		zone,
		lastNumber: Math.max(register, people),
		metRelay: row.metRelay || (row.kind === 'shared' && inLog),
		recovery: state.trust.recovery,
		feeds: feedRows(view),
		catalogues: catalogueRows(view),
		quarantined: log.quarantine.size,
		needsRules: log.stopped.register?.rules ?? log.stopped.people?.rules
	};
	const name = state.trust.info?.name;
	if (name !== undefined) known.name = name;
	// Before its admission has been read, a phone that joined knows more than its log.
	if (me === undefined) return known;
	const { id: member, person = row.person, roles, mayBringAssociation: brings } = me;
	const holds = row.actsFor !== undefined && state.associations.has(row.actsFor);
	const actsFor = holds ? row.actsFor : (firstAssociation(roles) ?? row.actsFor);
	// A founder's right to bring an association is used up by the one they founded the space with.
	const mayBringAssociation = brings && firstAssociation(roles) === undefined;
	return { ...known, member, person, roles, mayBringAssociation, actsFor };
}

/** Updates the space's row where it differs. */
export async function writeSpace(view: View): Promise<void> {
	const row = await db.spaces.get(view.space);
	if (row === undefined) return;
	const changes = changesTo(row, view);
	if (!same(row, { ...row, ...changes })) await db.spaces.update(view.space, changes);
}
