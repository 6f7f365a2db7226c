import * as v from 'valibot';
import type { AssociationBody, AssociationChange } from '../../domain/association/types.ts';
import {
	ASSOCIATION_ROLES,
	DEVICE_SORTS,
	DEVICE_SYSTEMS,
	type DeviceLook,
	type InvitedAs,
	type RoleGrant
} from '../../domain/member/types.ts';
import * as p from './pieces.ts';
import { commune } from './resource.ts';

/** Raw P-256 point, uncompressed: 65 bytes as base64url. */
export const publicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));

export const deviceLook = v.strictObject({
	sort: v.picklist(DEVICE_SORTS),
	system: v.optional(v.picklist(DEVICE_SYSTEMS))
}) satisfies v.GenericSchema<unknown, DeviceLook>;

/** Its key is the space's id; its author's device is the first gestionnaire's. */
export const spaceFounded = v.strictObject({
	name: p.name(80),
	zone: p.zone,
	publicKey,
	look: v.optional(deviceLook)
});
export const spaceChanged = v.strictObject({
	name: v.optional(p.name(80)),
	zone: v.optional(p.zone)
});
/** From here on rule set `rules` holds. */
export const spaceRules = v.strictObject({ rules: p.positive });

const association = {
	name: p.name(),
	commune,
	rna: v.pipe(v.string(), v.regex(/^W\d[A-Z\d]\d{7}$/)),
	siren: v.pipe(v.string(), v.regex(/^\d{9}$/)),
	siret: v.pipe(v.string(), v.regex(/^\d{14}$/)),
	partner: v.boolean()
};
export const associationAdded = v.strictObject({
	name: association.name,
	commune: v.optional(association.commune),
	rna: v.optional(association.rna),
	siren: v.optional(association.siren),
	siret: v.optional(association.siret),
	partner: v.optional(association.partner)
}) satisfies v.GenericSchema<unknown, AssociationBody>;
export const associationChanged = v.strictObject({
	name: v.optional(association.name),
	commune: v.nullish(association.commune),
	rna: v.nullish(association.rna),
	siren: v.nullish(association.siren),
	siret: v.nullish(association.siret),
	partner: v.optional(association.partner)
}) satisfies v.GenericSchema<unknown, AssociationChange>;

const gestionnaire = v.strictObject({ role: v.literal('gestionnaire') });
const associationRole = v.strictObject({
	role: v.picklist(ASSOCIATION_ROLES),
	association: p.associationId
});
const grant = v.union([gestionnaire, associationRole]) satisfies v.GenericSchema<
	unknown,
	RoleGrant
>;

export const invitedAs = v.union([
	gestionnaire,
	associationRole,
	v.strictObject({ role: v.literal('own') })
]) satisfies v.GenericSchema<unknown, InvitedAs>;
/** Longest an invitation can last, ms. */
const LONGEST_INVITATION = 400 * 86_400_000;
export const invitationMade = v.strictObject({
	hash: p.sha256,
	as: invitedAs,
	member: v.optional(p.memberId),
	uses: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
	/** On the author's clock: what is shown until the relay has it. */
	until: p.instant,
	/** Ms from the fact's number, on the relay's clock; where it is given, `until` decides nothing. */
	lasts: v.optional(
		v.pipe(v.number(), v.integer(), v.minValue(60_000), v.maxValue(LONGEST_INVITATION))
	)
}) satisfies v.GenericSchema<unknown, { as: InvitedAs }>;

/** Written by the relay alone, when someone shows an invitation's secret. */
export const deviceAdmitted = v.strictObject({
	publicKey,
	invitation: v.optional(p.invitationId),
	/** An existing member's further device; absent: this fact makes a new member. */
	member: v.optional(p.memberId),
	/** Re-admitted by the operator, as gestionnaire. */
	operator: v.optional(v.boolean()),
	/** Let in by this printed sheet, as gestionnaire. */
	sheet: v.optional(p.sheetId),
	look: v.optional(deviceLook)
});
export const deviceRevoked = v.strictObject({ device: p.deviceId });

/** A printed sheet: the hash of its secret, as an invitation's. */
export const recoveryMade = v.strictObject({ hash: p.sha256 });

/** The link between a member and a person in `people`. */
export const memberIntroduced = v.strictObject({ person: p.personId });
export const roleGranted = v.strictObject({ grant });
export const roleWithdrawn = v.strictObject({ grant });

const phone = v.pipe(v.string(), v.minLength(3), v.maxLength(40), v.regex(/^[+0-9 ().-]+$/));
const email = v.pipe(v.string(), v.minLength(3), v.maxLength(200), v.includes('@'));
export const personAdded = v.strictObject({
	name: p.name(),
	phone: v.optional(phone),
	email: v.optional(email),
	address: v.optional(p.name(300)),
	association: v.optional(p.associationId)
});
export const personChanged = v.strictObject({
	name: v.optional(p.name()),
	phone: v.nullish(phone),
	email: v.nullish(email),
	address: v.nullish(p.name(300)),
	association: v.nullish(p.associationId)
});
/** The relay's secret was lost: whose copy the operator had it take on its word. */
export const copyAdopted = v.strictObject({ device: p.deviceId });

/** R7: names what was removed, keeps nothing of it. */
export const personErased = v.strictObject({
	person: v.optional(p.personId),
	keys: v.pipe(v.array(p.factKey), v.minLength(1), v.maxLength(5000))
});

/** R7: free text; no rule reads it. Line breaks allowed. */
export const wordsWritten = v.strictObject({
	text: v.pipe(v.string(), v.minLength(1), v.maxLength(4000))
});

export const batchUndone = v.strictObject({ batch: p.nonce });
