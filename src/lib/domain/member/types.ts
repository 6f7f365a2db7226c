import type { AssociationId, DeviceId, InvitationId, MemberId, PersonId } from '../ids.ts';
import type { Instant } from '../time/types.ts';

/** Held per association (design, Trust). */
export const ASSOCIATION_ROLES = ['lecteur', 'membre', 'responsable'] as const;
export type AssociationRole = (typeof ASSOCIATION_ROLES)[number];

/** A role in one association, or gestionnaire of the whole space. */
export type RoleGrant =
	| { readonly role: 'gestionnaire' }
	| { readonly role: AssociationRole; readonly association: AssociationId };

/**
 * What an invitation gives. `own` lets the newcomer bring an association of their own, of which
 * they become responsable when they add it.
 */
export type InvitedAs =
	| { readonly role: 'gestionnaire' }
	| { readonly role: AssociationRole; readonly association: AssociationId }
	| { readonly role: 'own' };

export type Member = {
	readonly id: MemberId;
	readonly person: PersonId | undefined;
	readonly devices: readonly DeviceId[];
	readonly roles: readonly RoleGrant[];
	/** May add one association and become its responsable. */
	readonly mayBringAssociation: boolean;
	/** On the relay's clock; absent for whoever isn't gestionnaire. */
	readonly managesSince?: Instant | undefined;
};

/** What a device is, so that its row says more than a date. Says nothing of whose it is (R7). */
export const DEVICE_SORTS = ['phone', 'tablet', 'computer'] as const;
export const DEVICE_SYSTEMS = ['android', 'ios', 'windows', 'macos', 'linux'] as const;
export type DeviceLook = {
	readonly sort: (typeof DEVICE_SORTS)[number];
	readonly system?: (typeof DEVICE_SYSTEMS)[number] | undefined;
};

export type Device = {
	readonly id: DeviceId;
	/** Raw P-256 public key, base64url. */
	readonly publicKey: string;
	readonly member: MemberId;
	readonly revoked: boolean;
	/** On the relay's clock. */
	readonly revokedAt?: Instant | undefined;
	readonly look?: DeviceLook | undefined;
};

export type Invitation = {
	readonly id: InvitationId;
	/** base64url of SHA-256(K). */
	readonly hash: string;
	readonly as: InvitedAs;
	/** For a further device of this member ("c'est moi, sur un nouveau téléphone"). */
	readonly member: MemberId | undefined;
	/** On the relay's clock. */
	readonly madeAt: Instant;
	readonly uses: number;
	readonly used: number;
	/** On the relay's clock. */
	readonly until: Instant;
	readonly revoked: boolean;
	readonly by: DeviceId;
};
