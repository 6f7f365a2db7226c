import { constants, deflateRaw } from 'node:zlib';

/** Smaller messages are sent as they are: deflating them gains nothing. */
const PACK_ABOVE = 1024;
/** RFC 7692: what a sync flush ends with is left out on the wire. */
const TRAILER = 4;

/** First byte of a whole binary frame whose payload is deflated (FIN, RSV1, opcode 2). */
const DEFLATED_BINARY = 0xc2;

/** A WebSocket frame from server to client (RFC 6455: unmasked) around a deflated payload. */
export function deflatedFrame(payload: Uint8Array): Buffer {
	const size = payload.length;
	const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
	head[0] = DEFLATED_BINARY;
	if (size < 126) head[1] = size;
	else if (size < 65_536) {
		head[1] = 126;
		head.writeUInt16BE(size, 2);
	} else {
		head[1] = 127;
		head.writeBigUInt64BE(BigInt(size), 2);
	}
	return Buffer.concat([head, payload]);
}

/** A message for one phone or for many; deflated once, whoever it goes to. */
export class Outgoing {
	readonly plain: Uint8Array;
	#frame: Promise<Buffer> | undefined;

	constructor(plain: Uint8Array) {
		this.plain = plain;
	}

	get isWorthPacking(): boolean {
		return this.plain.length > PACK_ABOVE;
	}

	/** Its deflated frame; every message starts afresh, so that nothing is kept for a connection. */
	frame(): Promise<Buffer> {
		this.#frame ??= new Promise((resolve, reject) => {
			deflateRaw(this.plain, { finishFlush: constants.Z_SYNC_FLUSH }, (cause, packed) => {
				if (cause) reject(cause);
				else resolve(deflatedFrame(packed.subarray(0, -TRAILER)));
			});
		});
		return this.#frame;
	}
}
