import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';

/** What one step adds to one space. */
export type Batch = {
	readonly space: SpaceId;
	/** The space's last number after this step. */
	readonly last: Instant;
	readonly rooms: readonly {
		readonly room: Room;
		/** Yjs update (V1) holding exactly the new entries. */
		readonly update: Uint8Array;
		/** The room's state vector afterwards. */
		readonly head: Uint8Array;
		/**
		 * Entries were taken away (R7): the room as it is now, in place of every update before. A
		 * state vector no longer tells whether somebody has it all.
		 */
		readonly whole?: Uint8Array;
		/** The room goes on under another generation. */
		readonly generation?: number;
	}[];
	readonly keys: readonly {
		readonly key: FactKey;
		readonly number: Instant;
		readonly room: Room;
	}[];
	/** The entries among them that concern trust, readable without loading the room. */
	readonly trust: readonly LogEntry[];
	/** Invitations and recovery sheets made: base64url SHA-256 of their secret. */
	readonly invitations: readonly { readonly hash: string; readonly key: FactKey }[];
	/** R7: keys that must not come back. */
	readonly erased: readonly string[];
};

/** The operator takes a copy of a space on the word of one device (decision 22). */
export type Adoption = {
	readonly until: Instant;
	/** `deviceNumber` of the one whose copy it is. */
	readonly device: string;
	/** It has come, and the register says so. */
	readonly said: boolean;
};

export type StoredUpdates = {
	readonly updates: readonly Uint8Array[];
	/** Names the last of them, for `compact`. */
	readonly upTo: number;
};

/**
 * Where logs are kept. Its contract is tests/contracts/store.ts, which every adapter runs. Calls
 * are synchronous: numbering, committing and publishing are one step (design, Relay).
 */
export interface Store {
	/**
	 * All batches or none, durable on return. Throws when they are not. Nothing of what a batch takes
	 * away is left in the store's files (R7).
	 */
	append(batches: readonly Batch[]): void;
	/** The last number of a space; `undefined` for a space never founded here. */
	lastOf(space: SpaceId): Instant | undefined;
	/** A room's updates, oldest first; none for a room nobody has written to. */
	updatesOf(space: SpaceId, room: Room): StoredUpdates;
	/** The room's state vector, when nothing was ever deleted from it. */
	headOf(space: SpaceId, room: Room): Uint8Array | undefined;
	/** Puts one update in place of those up to and including `upTo`. */
	compact(space: SpaceId, room: Room, update: Uint8Array, upTo: number): void;
	/**
	 * The number under which a fact is in one of the space's logs; the lower, where it is there twice
	 * since a restore.
	 */
	numberOf(space: SpaceId, key: FactKey): Instant | undefined;
	/** The room's generation; 1 until it first moves on. */
	generationOf(space: SpaceId, room: Room): number;
	/** R7: the key, or whoever bears it, was erased. */
	isErased(space: SpaceId, key: string): boolean;
	/** The entries that concern trust, in the order they were appended. */
	trustOf(space: SpaceId): readonly LogEntry[];
	/**
	 * Where an invitation, a recovery sheet or a subscription with this hash was made, or the page for
	 * everybody with this key.
	 */
	invitationOf(hash: string): { readonly space: SpaceId; readonly key: FactKey } | undefined;
	/** Whose copy of this space is taken on its word, if anybody's was named. */
	adoptionOf(space: SpaceId): Adoption | undefined;
	/** In place of what was said before of the same space. */
	adopt(space: SpaceId, adoption: Adoption): void;
	/** Bytes of a space's logs. */
	bytesOf(space: SpaceId): number;
	/** Tries whether something can be written. */
	writable(): boolean;
	/** Bytes on disk. */
	size(): number;
	close(): void;
}
