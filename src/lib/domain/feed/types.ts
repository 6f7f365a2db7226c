import type { AssociationId, ResourceId } from '../ids.ts';

/** Whose bookings an address to subscribe to tells. `mine`: those of its maker's associations. */
export type FeedScope =
	| { readonly of: 'mine' }
	| { readonly of: 'association'; readonly association: AssociationId }
	| { readonly of: 'resource'; readonly resource: ResourceId };

/** What `feed.made` says: the secret in the address is known by its hash alone. */
export type FeedBody = {
	/** Base64url SHA-256 of the secret. */
	readonly hash: string;
	readonly scope: FeedScope;
	/** Names, telephone numbers and notes too. */
	readonly people: boolean;
};
