import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SpaceId } from '../../../src/lib/domain/ids.ts';
import type { FileHash } from '../../../src/lib/domain/media/types.ts';
import { PAPER_BYTES } from '../../../src/lib/domain/media/types.ts';
import { ok, refused, type Refusal, type Result } from '../../../src/lib/domain/refusal.ts';
import {
	hasRoleAnywhere,
	isGestionnaire,
	memberOf
} from '../../../src/lib/register/trust/roles.ts';
import { whyNotAdmitted } from '../../room/admit.ts';
import type { Space } from '../../room/step.ts';
import { CLOSE } from '../../wire/close.ts';
import { heldFiles, PART_BYTES, readMediaPath, readRange, ticketIn } from '../../wire/media.ts';
import { readTicket } from '../../wire/ticket.ts';
import { isOwnOrigin } from '../address.ts';
import { verifySignature } from '../crypto.ts';
import type { HotSpaces } from '../hot.ts';
import type { MediaStore } from '../media/store.ts';
import type { Limits } from '../settings.ts';
import { answered, notTaken, sendJson, type Answer } from './answer.ts';
import { readBody } from './body.ts';

type World = {
	readonly media: MediaStore;
	readonly hot: HotSpaces;
	readonly limits: Limits;
	readonly now: () => number;
};
type Door = { readonly space: SpaceId; readonly hash: FileHash };

/** A file is never a page: nothing in it runs, whatever it says it is. */
const FILE_POLICY = "default-src 'none'; sandbox";

/** Photos and papers, for those let into the space and nobody else. */
export class Media {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** Answers a request under `/api/media/`. */
	async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
		const door = readMediaPath(path);
		const caller = door && this.#admit(door, request);
		if (door === undefined || caller === undefined) {
			sendJson(response, { status: 404, body: {} });
		} else if (!caller.ok) {
			sendJson(response, caller.refusal);
		} else if (door.hash === undefined) {
			sendJson(response, await this.#lacking(door.space, request));
		} else {
			await this.#handleFile({ ...door, hash: door.hash }, caller.value, request, response);
		}
	}

	async #handleFile(
		door: Door,
		caller: Caller,
		request: IncomingMessage,
		response: ServerResponse
	): Promise<void> {
		if (request.method === 'GET') {
			this.#send(door, response);
		} else if (request.method === 'HEAD') {
			const { received, complete } = this.#world.media.received(door.space, door.hash);
			response.writeHead(204, {
				'Upload-Offset': received,
				'Upload-Complete': complete ? '?1' : '?0',
				'Cache-Control': 'no-store'
			});
			response.end();
		} else if (request.method === 'PUT') {
			sendJson(response, await this.#take(door, caller, request));
		} else {
			sendJson(response, { status: 405, body: {} });
		}
	}

	/** `undefined` for a space that isn't here. */
	#admit(
		{ space }: Pick<Door, 'space'>,
		request: IncomingMessage
	): Result<Caller, Answer> | undefined {
		const { hot, now } = this.#world;
		const here = hot.get(space);
		if (here === undefined) return undefined;
		const offered = readTicket(ticketIn(request.headers.authorization));
		if (!offered.ok) return refused({ status: 401, body: {} });
		const why = whyNotAdmitted(here.trust, { space, room: 'register' }, offered.value, {
			now: now(),
			verify: verifySignature
		});
		if (why === CLOSE.ticketNotValid) return refused({ status: 401, body: {} });
		if (why === CLOSE.deviceRevoked) return refused(notTaken({ type: 'DeviceRevoked' }));
		if (why !== undefined) return refused(notTaken({ type: 'NotMember' }));
		return ok({ mayAttach: mayAttach(here, offered.value.ticket.device) });
	}

	/** Which of the files a phone holds are not here. */
	async #lacking(space: SpaceId, request: IncomingMessage): Promise<Answer> {
		if (request.method !== 'POST') return { status: 405, body: {} };
		if (!isOwnOrigin(request)) return { status: 403, body: {} };
		const held = await readBody(request, heldFiles, this.#world.limits.strangerMessage);
		if (!held.ok) return notTaken(held.refusal, 400);
		const { hashes } = held.value;
		const isHere = (hash: FileHash) => this.#world.media.received(space, hash).complete;
		return answered({ lacking: hashes.filter((hash) => !isHere(hash)) });
	}

	#send({ space, hash }: Door, response: ServerResponse): void {
		const file = this.#world.media.get(space, hash);
		// Known to the register and still on its way is no error: the phone asks again.
		if (file === undefined) {
			response.writeHead(204, { 'Cache-Control': 'no-store' });
			response.end();
			return;
		}
		response.writeHead(200, {
			'Content-Type': file.type,
			'Content-Length': file.bytes.length,
			'Content-Security-Policy': FILE_POLICY,
			'Cache-Control': 'private, no-store',
			'Content-Disposition': file.type === 'application/pdf' ? 'attachment' : 'inline'
		});
		response.end(file.bytes);
	}

	async #take({ space, hash }: Door, caller: Caller, request: IncomingMessage): Promise<Answer> {
		const { media, limits, now } = this.#world;
		if (!isOwnOrigin(request)) return { status: 403, body: {} };
		if (!caller.mayAttach) return notTaken({ type: 'RoleMayNot' });
		const range = readRange(request.headers['content-range']);
		if (range === undefined) return notTaken({ type: 'Unreadable' }, 400);
		if (range.total > PAPER_BYTES) return notTaken({ type: 'TooLarge' }, 413);
		if (media.used(space, hash) + range.total > limits.filesPerSpace) {
			const mostMegabytes = Math.floor(limits.filesPerSpace / 1_000_000);
			return notTaken({ type: 'SpaceFilesFull', mostMegabytes }, 507);
		}
		if (media.bytesOnDisk() + range.to - range.from > limits.filesInAll) {
			return notTaken({ type: 'StoreFull' }, 507);
		}
		const bytes = await readPart(request, range.to - range.from);
		if (bytes === undefined) return notTaken({ type: 'Unreadable' }, 400);
		const taken = media.take(space, hash, range, bytes, now());
		if (taken.ok) return answered(taken.value, taken.value.complete ? 201 : 200);
		if (taken.refusal.type === 'Gap') return answered({ ...taken.refusal, complete: false }, 409);
		return notTaken(taken.refusal satisfies Refusal, 422);
	}
}

type Caller = { readonly mayAttach: boolean };

/** The coarse role of whoever may attach; whose thing it is, the fold says. */
function mayAttach({ trust }: Space, device: Parameters<typeof memberOf>[1]): boolean {
	const member = memberOf(trust, device);
	return member !== undefined && (isGestionnaire(member) || hasRoleAnywhere(member, 'responsable'));
}

/** Exactly as many bytes as the range says; `undefined` for more, less, or a part too large. */
async function readPart(request: IncomingMessage, wanted: number): Promise<Uint8Array | undefined> {
	if (wanted > PART_BYTES * 4) return undefined;
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of request) {
			if (!(chunk instanceof Buffer)) return undefined;
			size += chunk.length;
			if (size > wanted) return undefined;
			chunks.push(chunk);
		}
	} catch {
		// Cut off: the phone asks how much has come, and goes on from there.
		return undefined;
	}
	return size === wanted ? Buffer.concat(chunks) : undefined;
}
