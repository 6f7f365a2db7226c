import type { FactKey, SpaceId } from '../../../src/lib/domain/ids.ts';
import type { Instant } from '../../../src/lib/domain/time/types.ts';
import type { Room } from '../../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../../src/lib/register/log.ts';
import type { Adoption, Batch, Store, StoredUpdates } from '../../room/store.ts';

type Held = {
	last: Instant;
	readonly rooms: Map<
		Room,
		{
			seq: number;
			updates: (readonly [number, Uint8Array])[];
			head: Uint8Array | undefined;
			generation: number;
		}
	>;
	readonly keys: Map<FactKey, Instant>;
	readonly trust: LogEntry[];
	readonly erased: Set<string>;
};

/** Keeps nothing beyond the process: for tests, and for trying a relay without a disk. */
export class MemoryStore implements Store {
	readonly #spaces = new Map<SpaceId, Held>();
	readonly #invitations = new Map<string, { space: SpaceId; key: FactKey }>();

	readonly #adoptions = new Map<SpaceId, Adoption>();

	append(batches: readonly Batch[]): void {
		for (const { space, keys } of batches)
			for (const { key, number } of keys)
				if ((this.numberOf(space, key) ?? Infinity) <= number)
					throw new Error(`numbered twice: ${key}`);
		for (const batch of batches) this.#add(batch);
	}

	#add({ space, last, rooms, keys, trust, invitations, erased }: Batch): void {
		const held: Held = this.#spaces.get(space) ?? {
			last,
			rooms: new Map(),
			keys: new Map(),
			trust: [],
			erased: new Set()
		};
		this.#spaces.set(space, held);
		held.last = last;
		for (const { room, update, head, whole, generation } of rooms) {
			const before = held.rooms.get(room);
			const seq = (before?.seq ?? 0) + 1;
			const updates = whole === undefined ? (before?.updates ?? []) : [];
			const pruned = whole !== undefined || (before !== undefined && before.head === undefined);
			held.rooms.set(room, {
				seq,
				updates: [...updates, [seq, whole ?? update]],
				head: pruned ? undefined : head,
				generation: generation ?? before?.generation ?? 1
			});
		}
		for (const key of erased) held.erased.add(key);
		for (const { key, number } of keys) held.keys.set(key, number);
		held.trust.push(...trust);
		for (const { hash, key } of invitations) {
			if (!this.#invitations.has(hash)) this.#invitations.set(hash, { space, key });
		}
	}

	lastOf(space: SpaceId): Instant | undefined {
		return this.#spaces.get(space)?.last;
	}

	updatesOf(space: SpaceId, room: Room): StoredUpdates {
		const held = this.#spaces.get(space)?.rooms.get(room);
		return { updates: held?.updates.map(([, update]) => update) ?? [], upTo: held?.seq ?? 0 };
	}

	headOf(space: SpaceId, room: Room): Uint8Array | undefined {
		return this.#spaces.get(space)?.rooms.get(room)?.head;
	}

	compact(space: SpaceId, room: Room, update: Uint8Array, upTo: number): void {
		const held = this.#spaces.get(space)?.rooms.get(room);
		if (held === undefined) return;
		held.updates = [[upTo, update], ...held.updates.filter(([seq]) => seq > upTo)];
	}

	numberOf(space: SpaceId, key: FactKey): Instant | undefined {
		return this.#spaces.get(space)?.keys.get(key);
	}

	generationOf(space: SpaceId, room: Room): number {
		return this.#spaces.get(space)?.rooms.get(room)?.generation ?? 1;
	}

	isErased(space: SpaceId, key: string): boolean {
		return this.#spaces.get(space)?.erased.has(key) ?? false;
	}

	trustOf(space: SpaceId): readonly LogEntry[] {
		return this.#spaces.get(space)?.trust.slice() ?? [];
	}

	invitationOf(hash: string): { space: SpaceId; key: FactKey } | undefined {
		return this.#invitations.get(hash);
	}

	adoptionOf(space: SpaceId): Adoption | undefined {
		return this.#adoptions.get(space);
	}

	adopt(space: SpaceId, adoption: Adoption): void {
		this.#adoptions.set(space, adoption);
	}

	bytesOf(space: SpaceId): number {
		const rooms = [...(this.#spaces.get(space)?.rooms.values() ?? [])];
		return rooms
			.flatMap(({ updates }) => updates)
			.reduce((sum, [, update]) => sum + update.length, 0);
	}

	/** All it holds, as a backup of this moment. */
	copy(): MemoryStore {
		const copy = new MemoryStore();
		for (const [space, held] of this.#spaces) {
			const rooms = [...held.rooms].map(([room, kept]) => [room, { ...kept }] as const);
			copy.#spaces.set(space, {
				...held,
				rooms: new Map(rooms),
				keys: new Map(held.keys),
				trust: [...held.trust],
				erased: new Set(held.erased)
			});
		}
		for (const [hash, made] of this.#invitations) copy.#invitations.set(hash, made);
		for (const [space, adoption] of this.#adoptions) copy.#adoptions.set(space, adoption);
		return copy;
	}

	writable(): boolean {
		return true;
	}

	size(): number {
		return 0;
	}

	close(): void {
		this.#spaces.clear();
	}
}
