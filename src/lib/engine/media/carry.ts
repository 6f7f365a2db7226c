import * as v from 'valibot';
import {
	authorizationOf,
	mediaPath,
	PART_BYTES,
	rangeHeader
} from '../../../../sync-server/wire/media.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BlobRow } from '../../store/rows.ts';
import { UNDO_FOR } from '../command/gesture.ts';
import type { Device } from '../device.ts';
import { isRefusal } from '../post.ts';
import { ticketFor, type Clock } from '../worker/clock.ts';
import { filesNamed } from './named.ts';
import { makeRoom } from './room.ts';

/** How long one part may take on one bar, ms. */
const PATIENCE = 60_000;
/** After the relay has refused a file (the space is full), when it is asked again, ms. */
const AFTER_REFUSAL = 60 * 60_000;

type Means = { readonly device: Device; readonly clock: Clock };
/** `later`: try again when there is network, or in a while. */
type Sent = 'sent' | 'later' | Refusal;

const taken = v.object({ received: v.number(), complete: v.boolean() });

/**
 * Brings the bytes made on this phone to the relay, in parts, each going on where the last one
 * arrived. Answers whether there is more to do soon. Bytes no thing has don't leave: their fact was
 * taken back, or isn't shown yet. `refusedAt` remembers what needn't be tried again at once.
 */
export async function carryFiles(
	means: Means,
	refusedAt: Map<string, number>,
	signal: AbortSignal
): Promise<boolean> {
	let more = false;
	for (const key of await db.blobs.where('unsent').equals(1).primaryKeys()) {
		if (signal.aborted) return true;
		const row = await db.blobs.get(key);
		const space = row && (await db.spaces.get(row.space));
		if (row === undefined || space?.kind === 'example') continue;
		if (Date.now() < row.madeAt + UNDO_FOR) {
			more = true;
			continue;
		}
		if (Date.now() < (refusedAt.get(row.hash) ?? 0) + AFTER_REFUSAL) continue;
		if (space === undefined || !(await filesNamed(row.space)).has(row.hash)) continue;
		const sent = await send(row, means, signal);
		if (sent === 'sent') {
			await db.blobs.update(key, { unsent: 0, refusal: undefined });
			await makeRoom();
		} else {
			if (sent === 'later') return true;
			refusedAt.set(row.hash, Date.now());
			await db.blobs.update(key, { refusal: sent });
		}
	}
	return more;
}

async function send(row: BlobRow, { device, clock }: Means, signal: AbortSignal): Promise<Sent> {
	const { space, hash, bytes } = row;
	const total = bytes.length;
	let askedTime = false;
	try {
		const ask = async (method: 'HEAD' | 'PUT', part?: { from: number; to: number }) =>
			fetch(mediaPath(space, hash), {
				method,
				headers: {
					authorization: authorizationOf(await ticketFor(space, device, clock)),
					...(part && { 'content-range': rangeHeader({ ...part, total }) })
				},
				...(part && { body: bytes.slice(part.from, part.to) }),
				signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)])
			});
		const head = await ask('HEAD');
		if (head.headers.get('upload-complete') === '?1') return 'sent';
		let from = Math.min(Number(head.headers.get('upload-offset') ?? 0) || 0, total);
		while (from < total) {
			const to = Math.min(from + PART_BYTES, total);
			const response = await ask('PUT', { from, to });
			if (response.status === 401 && !askedTime) {
				askedTime = true;
				await clock.ask();
				continue;
			}
			const answer: unknown = await response.json();
			const read = v.safeParse(taken, answer);
			if (read.success && (response.ok || response.status === 409)) {
				if (read.output.complete) return 'sent';
				// Not one byte further: something between here and there is broken.
				if (response.status === 409 && read.output.received === from) return 'later';
				from = read.output.received;
				continue;
			}
			const why: unknown =
				typeof answer === 'object' && answer !== null && 'refusal' in answer && answer.refusal;
			return isRefusal(why) ? why : 'later';
		}
		return 'later';
	} catch {
		// The network went, or the answer was a proxy's page.
		return 'later';
	}
}
