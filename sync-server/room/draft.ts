import type { FactKey } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import { erasable } from '../../src/lib/register/erasure.ts';
import type { Entry, Fact } from '../../src/lib/register/facts/fact.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../src/lib/register/log.ts';
import { appendToTrust, concernsTrust } from '../../src/lib/register/trust.ts';
import { ROOMS } from '../wire/room.ts';
import type { Means, Space } from './step.ts';
import type { Batch } from './store.ts';

/** What a request without a space finds a fact by: the hash of a secret; a page for everybody, its key. */
function foundBy(fact: Fact, key: FactKey): string | undefined {
	switch (fact.kind) {
		case 'invitation.made':
		case 'recovery.made':
		case 'feed.made':
			return fact.body.hash;
		case 'catalogue.published':
			return key;
		default:
			return undefined;
	}
}

/** What one step is about to add to a space and to take away from it. */
export class Draft {
	readonly #space: Space;
	readonly #means: Means;
	readonly #entries = new Map<Room, LogEntry[]>();
	readonly #fresh = new Map<FactKey, Instant>();
	readonly #keys: { key: FactKey; number: Instant; room: Room }[] = [];
	readonly #trust: LogEntry[] = [];
	readonly #invitations: { hash: string; key: FactKey }[] = [];
	readonly #erased = new Set<string>();

	constructor(space: Space, means: Means) {
		this.#space = space;
		this.#means = means;
	}

	/** The number of a fact that is in the log or in this draft. */
	numberOf(key: FactKey): Instant | undefined {
		return this.#fresh.get(key) ?? this.#means.numberOf(key);
	}

	/** R7 */
	isErased(key: string): boolean {
		return this.#erased.has(key) || this.#means.isErased(key);
	}

	add(room: Room, { number, mac, text, key, fact }: Entry): void {
		const space = this.#space;
		const entry = { number, mac, text };
		space.last = Math.max(space.last, number);
		this.#fresh.set(key, number);
		this.#keys.push({ key, number, room });
		const already = this.#entries.get(room);
		if (already) already.push(entry);
		else this.#entries.set(room, [entry]);
		if (concernsTrust(fact.kind)) {
			this.#trust.push(entry);
			appendToTrust(space.trust, room, entry);
		}
		const hash = foundBy(fact, key);
		if (hash !== undefined) this.#invitations.push({ hash, key });
	}

	erase(keys: Iterable<string>): void {
		for (const key of keys) this.#erased.add(key);
	}

	/** `moves`: the room goes on under another generation. */
	done(moves?: { readonly room: Room; readonly generation: number }): Batch | undefined {
		if (this.#keys.length === 0) return undefined;
		const gone = this.#erased.size > 0 ? erasable(this.#erased) : undefined;
		const rooms = ROOMS.flatMap((room) => {
			const entries = this.#entries.get(room) ?? [];
			if (entries.length === 0 && gone === undefined) return [];
			const log = this.#means.log(room);
			const { update, removed } = log.append(entries, gone);
			if (entries.length === 0 && removed === 0) return [];
			return {
				room,
				update,
				head: log.head(),
				...(removed > 0 && { whole: log.whole() }),
				...(moves?.room === room && { generation: moves.generation })
			};
		});
		return {
			space: this.#space.id,
			last: this.#space.last,
			rooms,
			keys: this.#keys,
			trust: this.#trust,
			invitations: this.#invitations,
			erased: [...this.#erased]
		};
	}
}
