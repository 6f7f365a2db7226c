import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { CLOSE } from '../../../../sync-server/wire/close.ts';
import { MESSAGE, readRefusal, updateMessage } from '../../../../sync-server/wire/message.ts';
import { readGeneration, roomPath } from '../../../../sync-server/wire/room.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { encodeEnvelope, type Sealed } from '../../register/envelope.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { logLength } from '../../register/log.ts';
import type { Device } from '../device.ts';
import { backoff, LONGEST_WAIT } from './backoff.ts';
import { ticketFor, type Clock } from './clock.ts';
import { guardFirstSync } from './first-sync.ts';
import { createPatience } from './patience.ts';

/** The line to one room of the relay. */
export type RoomLink = {
	/** The log on this phone is as new as the relay's. */
	readonly live: boolean;
	/** A socket is open, whether or not all has been read. */
	readonly open: boolean;
	/** When the relay last said something; 0 when never. */
	readonly heard: number;
	/** Why the relay won't have this phone in the room. */
	readonly refusal: Refusal | undefined;
	/** The room's generation, as far as is known. */
	readonly generation: number;
	send(items: readonly Sealed[]): void;
	/** Tries now; `afresh` doesn't trust a socket that is open. */
	wake(afresh: boolean): void;
	close(): void;
};

type Wiring = {
	readonly space: SpaceId;
	readonly room: Room;
	readonly doc: Y.Doc;
	/** Generation of the room this copy was taken from. */
	readonly generation: number;
	readonly device: Device;
	readonly clock: Clock;
	/** Something about the line is different. */
	readonly changed: () => void;
	/** The relay did not take a fact. */
	readonly refused: (key: string, refusal: Refusal) => void;
	/** The relay lacks what this copy has, or has another log: nothing of it is taken in. */
	readonly behind: () => void;
	/** This copy may be empty though the relay knows the space. */
	readonly beganAnew?: boolean;
	/** Of the register: the relay has let this phone in once, as far as is known here. */
	readonly wasLetIn: () => boolean;
};

/** A socket silent for longer than this is not trusted when the page comes back, ms. */
const SILENT = 25_000;

/** So many tries that the provider waits as long as it may. */
const WAITS_AS_TOLD = 20;

const nameOf = (space: SpaceId, room: Room, generation: number): string =>
	roomPath(space, room, generation).slice(1);

/** Opens the line and keeps it open until closed. */
export function linkRoom(wiring: Wiring): RoomLink {
	const { space, room, doc, device, clock, changed } = wiring;
	const origin = location.origin.replace(/^http/, 'ws');
	let { generation } = wiring;
	const provider = new WebsocketProvider(origin, nameOf(space, room, generation), doc, {
		connect: false,
		disableBc: true,
		maxBackoffTime: LONGEST_WAIT
	});
	provider.awareness.setLocalState(null);
	let refusal: Refusal | undefined;
	let closed = false;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let turnedAway = 0;
	const patience = createPatience();

	/** A provider offers the same protocols at each reconnect: the ticket must be fresh by then. */
	const refresh = async (): Promise<void> => {
		provider.protocols = await ticketFor(space, device, clock);
	};
	const connect = async (): Promise<void> => {
		clearTimeout(retry);
		await refresh();
		if (!closed) provider.connect();
	};
	const later = (wait: number): void => {
		clearTimeout(retry);
		retry = setTimeout(() => void connect(), wait);
	};

	const away = (): number => LONGEST_WAIT * (0.5 + Math.random() / 2);
	guardFirstSync(provider, doc, () => {
		provider.disconnect();
		wiring.behind();
	});
	provider.messageHandlers[MESSAGE.refusal] = (_encoder, decoder) => {
		const read = readRefusal(decoder);
		if (read !== undefined) wiring.refused(...read);
	};
	provider.on('status', changed);
	provider.on('sync', (synced: boolean) => {
		if (synced) {
			turnedAway = 0;
			refusal = undefined;
		}
		changed();
	});
	provider.on('connection-close', (event) => {
		const wait = patience.wait(event?.code, Date.now(), Math.random());
		if (wait !== undefined) provider.wsUnsuccessfulReconnects = WAITS_AS_TOLD;
		if (event?.code === CLOSE.storeBusy && patience.isTried) refusal = { type: 'StoreFull' };
		// The provider's own wait has no jitter; this bounds it from above.
		provider.maxBackoffTime = wait ?? backoff(provider.wsUnsuccessfulReconnects, Math.random());
		void refresh();
	});
	provider.on('closed', ({ code, reason }) => {
		turnedAway += 1;
		const wait = backoff(turnedAway, Math.random());
		if (code === CLOSE.ticketNotValid) {
			void clock.ask().then(() => later(turnedAway < 3 ? 0 : wait));
		} else if (code === CLOSE.deviceRevoked) {
			refusal = { type: 'DeviceRevoked' };
		} else if (code === CLOSE.otherGeneration) {
			generation = readGeneration(reason) ?? generation;
			provider.roomname = nameOf(space, room, generation);
			later(turnedAway < 3 ? 0 : wait);
		} else if (hadRoom(code)) {
			wiring.behind();
		} else {
			if (code === CLOSE.notMember) refusal = { type: 'NotMember' };
			later(away());
		}
		changed();
	});
	/** It knew the space, or let this phone in, and no longer does: it has lost that. */
	const hadRoom = (code: number): boolean =>
		code === CLOSE.unknownRoom
			? logLength(doc) > 0 || wiring.beganAnew === true
			: code === CLOSE.notMember && room === 'register' && wiring.wasLetIn();
	void connect();

	return {
		get generation() {
			return generation;
		},
		get live() {
			return provider.wsconnected && provider.synced;
		},
		get open() {
			return provider.wsconnected;
		},
		get heard() {
			return provider.wsLastMessageReceived;
		},
		get refusal() {
			return refusal;
		},
		send(items) {
			provider.ws?.send(new Uint8Array(updateMessage(encodeEnvelope(items))));
		},
		wake(afresh) {
			const silent = Date.now() - provider.wsLastMessageReceived > SILENT;
			if (provider.ws !== null && !afresh && !(provider.wsconnected && silent)) return;
			if (provider.ws !== null) provider.disconnect();
			provider.wsUnsuccessfulReconnects = 0;
			void connect();
		},
		close() {
			closed = true;
			clearTimeout(retry);
			provider.destroy();
			provider.awareness.destroy();
		}
	};
}
