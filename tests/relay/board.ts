import { createHash, randomBytes } from 'node:crypto';
import type { FeedBody } from '../../src/lib/domain/feed/types.ts';
import {
	idFrom,
	type AssociationId,
	type BookingId,
	type FactKey,
	type FeedId,
	type LineId,
	type MemberId,
	type OccurrenceId,
	type PersonId,
	type ResourceId,
	type SpaceId,
	type WordsId
} from '../../src/lib/domain/ids.ts';
import type { ResourceBody } from '../../src/lib/domain/resource/types.ts';
import { addDays, dateOf } from '../../src/lib/domain/time/date.ts';
import type { LocalDateTime, Range, Zone } from '../../src/lib/domain/time/types.ts';
import { rangeBetween } from '../../src/lib/domain/time/zoned.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { FactOf } from '../../src/lib/register/facts/fact.ts';
import type { FactKind } from '../../src/lib/register/facts/kinds.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device, type FrameOf } from '../../sync-server/testing/device.ts';
import { roomPath, type RoomName } from '../../sync-server/wire/room.ts';
import { foundSpace, join, newSecret } from '../../sync-server/testing/post.ts';

const PARIS = 'Europe/Paris' as Zone;

export function range(start: string, end: string): Range {
	const made = rangeBetween(start as LocalDateTime, end as LocalDateTime, PARIS);
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value;
}

/** A space at a relay as its founder writes it, for what leaves a space. */
export class Board {
	readonly url: string;
	readonly ada: Device;
	readonly space: SpaceId;
	readonly #now: () => number;
	readonly #register: Client;
	readonly #people: Client;
	foyer = '' as AssociationId;
	readonly #members = new Map<Device, MemberId>();

	private constructor(url: string, ada: Device, space: SpaceId, now: () => number) {
		this.url = url;
		this.ada = ada;
		this.space = space;
		this.#now = now;
		this.#register = this.#enter(ada, 'register');
		this.#people = this.#enter(ada, 'people');
	}

	#enter(device: Device, room: RoomName): Client {
		return new Client(this.url, roomPath(this.space, room), device.ticket(this.space, this.#now()));
	}

	static async at(url: string, now = Date.now): Promise<Board> {
		const ada = new Device();
		const board = new Board(url, ada, await foundSpace(url, ada), now);
		await Promise.all([board.#register.untilSynced(), board.#people.untilSynced()]);
		board.foyer = idFrom(await board.say('association.added', { name: 'Foyer rural' }));
		return board;
	}

	/** Says a fact and waits for its number. */
	async say<K extends FactKind>(
		kind: K,
		body: FactOf<K>['body'],
		frame: FrameOf<K> = {}
	): Promise<FactKey> {
		const sealed = this.ada.say(this.space, kind, body, frame);
		await this.give(kind.startsWith('person.') && kind !== 'person.erased', [sealed]);
		return keyOf(sealed.text);
	}

	async give(inPeople: boolean, facts: readonly Sealed[]): Promise<void> {
		const room = inPeople ? this.#people : this.#register;
		const before = room.log.length;
		room.give(facts);
		await room.untilEntries(before + facts.length);
	}

	async words(text: string): Promise<WordsId> {
		return idFrom(await this.say('words.written', { text }));
	}
	async person(name: string, phone?: string, email?: string): Promise<PersonId> {
		return idFrom(await this.say('person.added', { name, phone, email }));
	}
	async thing(name: string, more: Partial<ResourceBody> = {}): Promise<ResourceId> {
		const body = { kind: 'room', association: this.foyer, capacity: 1, name } as const;
		return idFrom(await this.say('resource.added', { ...body, ...more }));
	}
	async ask(
		resource: ResourceId,
		ranges: readonly Range[],
		more: Partial<FactOf<'booking.asked'>['body']> = {}
	): Promise<BookingId> {
		const key = await this.say('booking.asked', {
			association: this.foyer,
			lines: [{ id: 'l' as LineId, resource, quantity: 1 }],
			occurrences: ranges.map((each, at) => ({
				id: `d${String(at)}` as OccurrenceId,
				range: each,
				holiday: 'none' as const
			})),
			...more
		});
		return idFrom(key);
	}
	/** Somebody else let in, as a member of the foyer. */
	async letIn(role: 'lecteur' | 'membre'): Promise<Device> {
		const { k, hash } = newSecret();
		const as = { role, association: this.foyer };
		await this.say('invitation.made', { hash, as, uses: 1, until: this.#now() + 86_400_000 });
		const device = new Device();
		const before = this.#register.log.length;
		const said = await join(this.url, device, k);
		if (said.status !== 200) throw new Error(`not let in: ${String(said.status)}`);
		await this.#register.untilEntries(before + 1);
		this.#members.set(device, (said.body as { member: MemberId }).member);
		return device;
	}
	memberOf(device: Device): MemberId {
		const member = this.#members.get(device);
		if (member === undefined) throw new Error('nobody was let in with it');
		return member;
	}
	/** An address to subscribe to, and its path. */
	async feed(
		scope: FeedBody['scope'],
		people = false,
		by = this.ada
	): Promise<{ readonly id: FeedId; readonly path: string; readonly secret: string }> {
		const secret = randomBytes(32);
		const hash = createHash('sha256').update(secret).digest('base64url');
		const body = { hash, scope, people };
		const made = by === this.ada ? this.say('feed.made', body) : this.from(by, 'feed.made', body);
		const id = idFrom<FeedId>(await made);
		const text = secret.toString('base64url');
		return { id, secret: text, path: `/api/feed/${text}.ics` };
	}
	/** As whoever has it writes from their own phone. */
	async from<K extends FactKind>(
		by: Device,
		kind: K,
		body: FactOf<K>['body'],
		frame: FrameOf<K> = {}
	): Promise<FactKey> {
		const client = this.#enter(by, 'register');
		await client.untilSynced();
		const sealed = by.say(this.space, kind, body, frame);
		const before = client.log.length;
		client.give([sealed]);
		await client.untilEntries(before + 1);
		await client.close();
		return idFrom<FactKey>(keyOf(sealed.text));
	}
	/** Why the relay doesn't take what somebody writes. */
	async refusedTo(by: Device, sealed: Sealed): Promise<string | undefined> {
		const client = this.#enter(by, 'register');
		await client.untilSynced();
		client.give([sealed]);
		await client.until(() => client.refusals.length > 0);
		await client.close();
		return client.refusals[0]?.[1].type;
	}
	async close(): Promise<void> {
		await Promise.all([this.#register.close(), this.#people.close()]);
	}
}

/** Every week at the same hours, so many times. */
export function weekly(start: string, end: string, times: number): Range[] {
	return Array.from({ length: times }, (_, week) => {
		const on = addDays(dateOf(start as LocalDateTime), 7 * week);
		return range(`${on}T${start.slice(11)}`, `${on}T${end.slice(11)}`);
	});
}
