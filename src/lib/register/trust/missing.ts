import type { Entry } from '../facts/fact.ts';
import { isFolded } from '../queue.ts';
import type { Trust } from './state.ts';

/**
 * What a fact of trust needs before it can be judged and nobody has heard of yet (R5): its author,
 * what it is about, the association or invitation it names.
 */
export function missingForTrust(trust: Trust, { fact }: Entry): string | undefined {
	if (fact.by !== 'relay' && fact.kind !== 'space.founded' && !trust.devices.has(fact.by)) {
		return fact.by;
	}
	const unheard = (known: boolean, id: string | undefined): string | undefined =>
		known || id === undefined || isFolded(trust.queue, id) ? undefined : id;
	switch (fact.kind) {
		case 'association.changed':
			return unheard(trust.associations.has(fact.about ?? ''), fact.about);
		case 'invitation.revoked':
			return unheard(trust.invitations.has(fact.about ?? ''), fact.about);
		case 'recovery.agreed':
		case 'recovery.withdrawn':
			return unheard(false, fact.about);
		case 'device.revoked':
		case 'member.introduced':
			return unheard(trust.members.has(fact.about ?? ''), fact.about);
		case 'device.admitted': {
			const { invitation, member, sheet } = fact.body;
			return (
				unheard(trust.invitations.has(invitation ?? ''), invitation) ??
				unheard(false, sheet) ??
				unheard(trust.members.has(member ?? ''), member)
			);
		}
		case 'invitation.made': {
			const { as } = fact.body;
			const association = 'association' in as ? as.association : undefined;
			return unheard(trust.associations.has(association ?? ''), association);
		}
		case 'role.granted':
		case 'role.withdrawn': {
			const { grant } = fact.body;
			const association = grant.role === 'gestionnaire' ? undefined : grant.association;
			return (
				unheard(trust.members.has(fact.about ?? ''), fact.about) ??
				unheard(trust.associations.has(association ?? ''), association)
			);
		}
		default:
			return undefined;
	}
}
