import { WebSocket } from 'ws';
import type { DeviceId, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';

/** Who is at the other end of a socket: all the relay keeps of an idle connection. */
export type Caller = {
	readonly space: SpaceId;
	readonly room: Room;
	readonly device: DeviceId;
	readonly address: string;
};

/** Smaller frames are sent as they are: deflating them gains nothing. */
const COMPRESS_ABOVE = 1024;

/** A socket that knows its caller, so that listeners can be shared by all. */
export class Phone extends WebSocket {
	caller: Caller | undefined;
	/** Has asked for what it lacks: from then on it is told what is new. */
	reads = false;
	/** When the relay last said something, ms. */
	spokenAt = 0;
	/** Pings not yet answered. */
	unanswered = 0;

	say(message: Uint8Array, now: number): void {
		if (this.readyState !== WebSocket.OPEN) return;
		this.spokenAt = now;
		this.send(message, { binary: true, compress: message.length > COMPRESS_ABOVE });
	}
}
