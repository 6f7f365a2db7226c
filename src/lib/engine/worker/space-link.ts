import * as v from 'valibot';
import type * as Y from 'yjs';
import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Sealed } from '../../register/envelope.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { spaceId } from '../../register/facts/pieces.ts';
import type { LinkRow } from '../../store/rows.ts';
import type { Device } from '../device.ts';
import { postJson } from '../post.ts';
import { ROOMS } from '../replica-names.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { linkRoom, type RoomLink } from './room-link.ts';

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
	close(): void;
};

type Wiring = {
	readonly space: SpaceId;
	readonly docs: Readonly<Record<Room, Y.Doc>>;
	readonly device: Device;
	readonly clock: Clock;
	readonly network: { readonly online: boolean };
	readonly changed: (room?: Room) => void;
	readonly refused: (key: string, refusal: Refusal) => void;
};

const founded = v.object({ space: spaceId });

export function linkSpace(wiring: Wiring): SpaceLink {
	const { docs, network, changed } = wiring;
	let lines: Partial<Record<Room, RoomLink>> | undefined;
	let founding: Sealed | undefined;
	let refusal: Refusal | undefined;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let asking = false;
	let closed = false;
	let tried = false;

	function openLines(): void {
		if (closed) return;
		const made: Partial<Record<Room, RoomLink>> = {};
		for (const room of ROOMS) {
			const told = (): void => {
				tried ||= lines !== undefined;
				changed(room);
			};
			made[room] = linkRoom({ ...wiring, room, doc: docs[room], changed: told });
		}
		lines = made;
	}

	/** A space made without a network is brought to the relay before anything else. */
	async function bring(): Promise<void> {
		if (founding === undefined || asking || closed) return;
		asking = true;
		const answer = await postJson('/api/spaces', founding, founded);
		asking = false;
		tried = true;
		if (answer.ok) {
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

	return {
		get state(): State {
			const heard = Math.max(0, ...all().map((line) => line.heard)) || undefined;
			const { register, people } = lines ?? {};
			// Readers have no part in `people`: being turned away there is no trouble.
			const reader = people?.refusal?.type === 'NotMember';
			const why = refusal ?? register?.refusal ?? (reader ? undefined : people?.refusal);
			if (why !== undefined) return { at: 'refused', heard, refusal: why };
			if (!network.online) return { at: 'offline', heard, refusal: undefined };
			if (register?.live && (people?.live || reader))
				return { at: 'live', heard, refusal: undefined };
			const joining = all().some((line) => line.open) || !tried;
			return { at: joining ? 'joining' : 'offline', heard, refusal: undefined };
		},
		ready: (room) => network.online && lines?.[room]?.live === true,
		turnedAway: (room) => lines?.[room]?.refusal?.type === 'NotMember',
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
		},
		close() {
			closed = true;
			clearTimeout(retry);
			for (const line of all()) line.close();
		}
	};
}
