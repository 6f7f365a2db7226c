import type { Refusal } from '../../domain/refusal.ts';
import type { Entry } from '../facts/fact.ts';
import { associationAdded, associationChanged } from './association.ts';
import { deviceAdmitted, deviceRevoked } from './device.ts';
import { invitationMade, invitationRevoked } from './invitation.ts';
import { copyAdopted, recoveryAgreed, recoveryMade, recoveryWithdrawn } from './recovery.ts';
import { memberIntroduced, roleGranted, roleWithdrawn } from './role.ts';
import { spaceChanged, spaceFounded, spaceRules } from './space.ts';
import type { Trust } from './state.ts';

/** What a fact does to the trust; answers why it does nothing, if so. */
export function effectOf(trust: Trust, entry: Entry): Refusal | undefined {
	const { fact } = entry;
	switch (fact.kind) {
		case 'space.founded':
			return spaceFounded(trust, fact, entry);
		case 'space.changed':
			return spaceChanged(trust, fact);
		case 'space.rules':
			return spaceRules(trust, fact);
		case 'association.added':
			return associationAdded(trust, fact, entry);
		case 'association.changed':
			return associationChanged(trust, fact);
		case 'invitation.made':
			return invitationMade(trust, fact, entry);
		case 'invitation.revoked':
			return invitationRevoked(trust, fact);
		case 'device.admitted':
			return deviceAdmitted(trust, fact, entry);
		case 'device.revoked':
			return deviceRevoked(trust, fact, entry);
		case 'recovery.made':
			return recoveryMade(trust, fact, entry);
		case 'recovery.agreed':
			return recoveryAgreed(trust, fact, entry);
		case 'recovery.withdrawn':
			return recoveryWithdrawn(trust, fact, entry);
		case 'copy.adopted':
			return copyAdopted(trust, fact, entry);
		case 'member.introduced':
			return memberIntroduced(trust, fact);
		case 'role.granted':
			return roleGranted(trust, fact, entry);
		case 'role.withdrawn':
			return roleWithdrawn(trust, fact, entry);
		default:
			return undefined;
	}
}
