import type { AssociationId, PersonId } from '../../domain/ids.ts';
import type { Member } from '../../domain/member/types.ts';
import {
	actsFor,
	gestionnaires,
	hasRoleIn,
	isActive,
	isGestionnaire,
	peopleIn
} from '../trust/roles.ts';
import type { BookingEntity, ResourceEntity } from './entities.ts';
import type { SpaceState } from './state.ts';

/** Keeps an association's inventory: its responsables, or a gestionnaire where there are none. */
export function mayKeep(state: SpaceState, member: Member, association: AssociationId): boolean {
	return actsFor(state.trust, member, association, 'responsable');
}

/** Books for an association: its members, or a gestionnaire where it has nobody. */
export function mayBookFor(state: SpaceState, member: Member, association: AssociationId): boolean {
	return actsFor(state.trust, member, association, 'membre');
}

const isSteward = (member: Member, stewards: readonly PersonId[] | undefined): boolean =>
	member.person !== undefined && (stewards?.includes(member.person) ?? false);

const isOwnDecider = (member: Member, { body }: ResourceEntity): boolean =>
	hasRoleIn(member, body.association, 'responsable') || isSteward(member, body.stewards);

/** BK11: who decides on a resource. A gestionnaire only where there is nobody else. */
export function decidersOf(state: SpaceState, resource: ResourceEntity): readonly Member[] {
	const { trust } = state;
	const own = new Set(peopleIn(trust, resource.body.association, 'responsable'));
	if (resource.body.stewards !== undefined) {
		for (const member of trust.members.values()) {
			if (isSteward(member, resource.body.stewards) && isActive(trust, member)) own.add(member);
		}
	}
	return own.size > 0 ? [...own] : gestionnaires(trust);
}

export function mayDecide(state: SpaceState, member: Member, resource: ResourceEntity): boolean {
	if (isOwnDecider(member, resource)) return true;
	return isGestionnaire(member) && decidersOf(state, resource).includes(member);
}

/** BK11: the author's association, the resource's responsable or a gestionnaire. */
export function mayChange(state: SpaceState, member: Member, { body }: BookingEntity): boolean {
	if (isGestionnaire(member) || hasRoleIn(member, body.association, 'membre')) return true;
	return body.lines.some(({ resource }) => {
		const owner = state.resources.get(resource)?.body.association;
		return owner !== undefined && hasRoleIn(member, owner, 'responsable');
	});
}

/** Those a clash concerns: who asked, and who decides on what was asked for. */
export function isParty(state: SpaceState, member: Member, booking: BookingEntity): boolean {
	if (mayChange(state, member, booking)) return true;
	return booking.body.lines.some((line) => {
		const resource = state.resources.get(line.resource);
		return resource !== undefined && isOwnDecider(member, resource);
	});
}
