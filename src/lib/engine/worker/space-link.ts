import * as v from 'valibot';
import type * as Y from 'yjs';
import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Sealed } from '../../register/envelope.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { spaceId } from '../../register/facts/pieces.ts';
import { logLength } from '../../register/log.ts';
import { readFact } from '../../register/text.ts';
import type { LinkRow } from '../../store/rows.ts';
import type { Device } from '../device.ts';
import { postJson } from '../post.ts';
import { ROOMS, type CopiesInUse, type CopyInUse } from '../replica-names.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { wasLetIn } from './let-in.ts';
import { startReturning, type Returning } from './returning.ts';
import { linkRoom, type RoomLink } from './room-link.ts';
import { isTurnedAway, whereItStands, type Seen } from './where-it-stands.ts';

type State = Pick<LinkRow, 'at' | 'heard' | 'refusal'>;

/** The lines of one space to the relay: none until the relay knows the space. */
export type SpaceLink = {
	readonly state: State;
	/** The room's log is up to date here and facts can leave. */
	ready(room: Room): boolean;
	/** The relay won't have this phone in the room. */
	turnedAway(room: Room): boolean;
	send(room: Room, items: readonly Sealed[]): void;
	/** `founding`: the fact that makes the space, while the relay may not have it. */
	open(founding: Sealed | undefined): void;
	wake(afresh: boolean): void;
	generationOf(room: Room): number | undefined;
	close(): Promise<void>;
};

type Wiring = {
	readonly space: SpaceId;
	readonly docs: Readonly<Record<Room, Y.Doc>>;
	readonly copies: CopiesInUse;
	/** R7 */
	readonly isErased: (key: string) => boolean;
	/** A copy that the relay's log has left behind may be replaced by this one. */
	readonly replaced: (room: Room, inUse: CopyInUse) => void;
	readonly device: Device;
	readonly clock: Clock;
	readonly network: { readonly online: boolean };
	readonly changed: (room?: Room) => void;
	readonly refused: (key: string, refusal: Refusal) => void;
};

const founded = v.object({ space: spaceId });

export function linkSpace(wiring: Wiring): SpaceLink {
	const { space, device, docs, copies, network, changed } = wiring;
	let lines: Partial<Record<Room, RoomLink>> | undefined;
	const returning = new Map<Room, Returning>();
	let founding: Sealed | undefined;
	let refusal: Refusal | undefined;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let asking = false;
	/** The founding fact, once brought in this run. */
	let brought: Sealed | undefined;
	let closed = false;
	let tried = false;

	function openLines(): void {
		if (closed) return;
		const made: Partial<Record<Room, RoomLink>> = {};
		for (const room of ROOMS) {
			if (returning.has(room)) continue;
			const told = (): void => {
				tried ||= lines !== undefined;
				changed(room);
			};
			const behind = (): void => giveBack(room);
			const { generation } = copies[room];
			made[room] = linkRoom({
				...wiring,
				room,
				doc: docs[room],
				generation,
				changed: told,
				behind,
				beganAnew: room === 'register' && brought !== undefined,
				wasLetIn: isKnown
			});
		}
		lines = made;
	}

	/** Its founder, or let in as its own log says: a restored copy says neither of the phone it is on. */
	function isKnown(): boolean {
		const read = brought && readFact(brought.text);
		if (read?.ok && read.value.fact.by === device.id) return true;
		return wasLetIn(space, docs.register, device.id);
	}

	/** The relay was restored: this room's copy goes back to it, and a new one takes its place. */
	function giveBack(room: Room): void {
		if (closed || returning.has(room)) return;
		if (room === 'register' && brought !== undefined && logLength(docs[room]) === 0)
			return bringAgain(brought);
		const { [room]: own, ...others } = lines ?? {};
		own?.close();
		lines = others;
		const inUse = copies[room];
		const whole = (next: CopyInUse): void => wiring.replaced(room, next);
		const told = (): void => changed(room);
		const doc = docs[room];
		const parts = { ...wiring, room, doc, inUse, changed: told, whole, wasLetIn: isKnown };
		returning.set(room, startReturning(parts));
		changed(room);
	}

	/** The relay was restored to before this space, of which nothing had been read back. */
	function bringAgain(fact: Sealed): void {
		for (const line of all()) line.close();
		lines = undefined;
		founding = fact;
		clearTimeout(retry);
		retry = setTimeout(() => void bring(), backoff(tries, Math.random()));
		tries += 1;
	}

	/** A space made without a network is brought to the relay before anything else. */
	async function bring(): Promise<void> {
		if (founding === undefined || asking || closed) return;
		asking = true;
		const answer = await postJson('/api/spaces', founding, founded);
		asking = false;
		tried = true;
		if (answer.ok) {
			brought = founding;
			founding = undefined;
			refusal = undefined;
			openLines();
		} else {
			refusal = answer.refusal.type === 'RelayAway' ? undefined : answer.refusal;
			clearTimeout(retry);
			retry = setTimeout(() => void bring(), backoff(tries, Math.random()));
			tries += 1;
		}
		changed();
	}

	const all = (): RoomLink[] => Object.values(lines ?? {});

	const seen = (): Seen => {
		const { online } = network;
		return { lines: lines ?? {}, returning, refusal, online, tried };
	};

	return {
		get state(): State {
			return whereItStands(seen());
		},
		ready: (room) => network.online && lines?.[room]?.live === true,
		turnedAway: (room) => isTurnedAway(seen(), room),
		send: (room, items) => lines?.[room]?.send(items),
		open(fact) {
			founding = fact;
			if (fact === undefined) openLines();
			else void bring();
		},
		wake(afresh) {
			tries = 0;
			clearTimeout(retry);
			void bring();
			for (const line of all()) line.wake(afresh);
			for (const one of returning.values()) one.wake();
		},
		generationOf: (room) => {
			const line = lines?.[room];
			return line?.live === true ? line.generation : undefined;
		},
		async close() {
			closed = true;
			clearTimeout(retry);
			for (const line of all()) line.close();
			await Promise.all([...returning.values()].map((one) => one.close()));
		}
	};
}
