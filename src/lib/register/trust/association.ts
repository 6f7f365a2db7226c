import { idFrom, type AssociationId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FactOf } from '../facts/fact.ts';
import { actsFor, isGestionnaire, memberOf, withGrant } from './roles.ts';
import type { Stamp, Trust } from './state.ts';

/** Added by a gestionnaire, or once by whoever was let in to bring their own: they answer for it. */
export function associationAdded(
	trust: Trust,
	fact: FactOf<'association.added'>,
	{ key }: Stamp
): Refusal | undefined {
	const member = memberOf(trust, fact.by);
	const { name, partner = false } = fact.body;
	if (member === undefined) return { type: 'NotMember' };
	const brings = member.mayBringAssociation && !partner;
	if (!brings && !isGestionnaire(member)) return { type: 'RoleMayNot' };
	const association = idFrom<AssociationId>(key);
	trust.associations.set(association, { id: association, name, partner });
	if (brings) {
		const responsable = withGrant(member, { role: 'responsable', association });
		trust.members.set(member.id, { ...responsable, mayBringAssociation: false });
	}
	return undefined;
}

export function associationChanged(
	trust: Trust,
	fact: FactOf<'association.changed'>
): Refusal | undefined {
	const known = trust.associations.get(fact.about ?? '');
	const member = memberOf(trust, fact.by);
	if (known === undefined) return { type: 'UnknownAssociation' };
	if (member === undefined) return { type: 'NotMember' };
	if (!actsFor(trust, member, known.id, 'responsable')) return { type: 'RoleMayNot' };
	const { name = known.name, partner = known.partner } = fact.body;
	trust.associations.set(known.id, { ...known, name, partner });
	return undefined;
}
