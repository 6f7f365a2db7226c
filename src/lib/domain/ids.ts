/**
 * Identities. An entity's id is the key of the fact that created it (R2): the first 128 bits of
 * SHA-256 over that fact's text, as 22 characters of base64url. A device's id is made the same way
 * from its public key.
 */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type FactKey = Brand<string, 'FactKey'>;
export type Nonce = Brand<string, 'Nonce'>;
export type SpaceId = Brand<string, 'SpaceId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type MemberId = Brand<string, 'MemberId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type AssociationId = Brand<string, 'AssociationId'>;
export type InvitationId = Brand<string, 'InvitationId'>;
export type SheetId = Brand<string, 'SheetId'>;
export type ResourceId = Brand<string, 'ResourceId'>;
export type OutageId = Brand<string, 'OutageId'>;
export type ClosureId = Brand<string, 'ClosureId'>;
export type BookingId = Brand<string, 'BookingId'>;
export type HandoverId = Brand<string, 'HandoverId'>;
export type WordsId = Brand<string, 'WordsId'>;
export type FeedId = Brand<string, 'FeedId'>;
export type CatalogueId = Brand<string, 'CatalogueId'>;

/** Ids that are local to one booking or one resource: 1–24 characters of base64url. */
export type LineId = Brand<string, 'LineId'>;
export type OccurrenceId = Brand<string, 'OccurrenceId'>;
export type UnitId = Brand<string, 'UnitId'>;

export type EntityId =
	| SpaceId
	| MemberId
	| PersonId
	| AssociationId
	| InvitationId
	| SheetId
	| ResourceId
	| OutageId
	| ClosureId
	| BookingId
	| HandoverId
	| WordsId
	| FeedId
	| CatalogueId;

export type AnyId = EntityId | FactKey | DeviceId;

const KEY = /^[A-Za-z0-9_-]{22}$/;
const LOCAL = /^[A-Za-z0-9_-]{1,24}$/;

/** True for 22 characters of base64url. Says nothing about whether such an entity exists. */
export function isKey<Id extends AnyId>(value: unknown): value is Id {
	return typeof value === 'string' && KEY.test(value);
}

/** True for an id local to a booking or a resource. */
export function isLocalId<Id extends LineId | OccurrenceId | UnitId>(value: unknown): value is Id {
	return typeof value === 'string' && LOCAL.test(value);
}

/** The id of the entity that a fact creates: its key, which is well-formed ever since it was made. */
export const createdBy = <Id extends EntityId>(key: FactKey): Id => key as string as Id;

/**
 * The id of the entity that the fact with this key created.
 * Throws on anything but a well-formed key: that is a bug, not input.
 */
export function idFrom<Id extends AnyId>(key: string): Id {
	if (!isKey<Id>(key)) throw new TypeError(`not a key: ${key}`);
	return key;
}
