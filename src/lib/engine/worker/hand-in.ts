import type { FactKey, SpaceId } from '../../domain/ids.ts';
import type { Room } from '../../register/facts/kinds.ts';
import type { LogEntry } from '../../register/log.ts';
import { keyOf } from '../../register/text.ts';
import {
	handInAnswer,
	lackingAnswer,
	MOST_HANDED,
	type HandInAnswer
} from '../../../../sync-server/wire/requests.ts';
import type { postJson } from '../post.ts';

/** Most bytes of text in one part, far below what a relay takes at a time. */
const MOST_BYTES = 64 * 1024;
const MOST_ENTRIES = 400;

export type CopyToGive = {
	readonly space: SpaceId;
	readonly room: Room;
	readonly generation: number;
	readonly entries: readonly LogEntry[];
	/** A ticket as offered to a socket: asked for where the marks can't be checked. */
	readonly ticket: string;
};

/**
 * How it went. `given`: the relay has all this copy has, or has erased it; `generation` is the room's.
 * `foreign`: it didn't make these marks, or no longer knows that it did. `later`: it couldn't be asked.
 */
export type GaveBack =
	| { readonly how: 'given'; readonly generation: number }
	| { readonly how: 'foreign' }
	| { readonly how: 'later' };

type Keyed = { readonly key: FactKey; readonly entry: LogEntry };

const utf8 = new TextEncoder();

/** In order, each part no larger than a relay takes; one entry always fits. */
export function inParts<Entry extends { readonly text: string }>(
	entries: readonly Entry[]
): Entry[][] {
	const parts: Entry[][] = [];
	let bytes = Infinity;
	for (const entry of entries) {
		const size = utf8.encode(entry.text).byteLength;
		const last = parts.at(-1);
		if (last === undefined || bytes + size > MOST_BYTES || last.length >= MOST_ENTRIES) {
			parts.push([entry]);
			bytes = size;
		} else {
			last.push(entry);
			bytes += size;
		}
	}
	return parts;
}

/**
 * Gives a relay every entry of a copy that it lacks, in order and in parts. Whatever is interrupted,
 * here or there, is begun again from the start: what has arrived is known by then (R2).
 */
export async function giveBack(copy: CopyToGive, post: typeof postJson): Promise<GaveBack> {
	const { space, room, generation, ticket } = copy;
	const keyed: Keyed[] = copy.entries.map((entry) => ({ key: keyOf(entry.text), entry }));
	const lacking: LogEntry[] = [];
	let now = generation;
	for (let at = 0; at < keyed.length; at += MOST_HANDED) {
		const some = keyed.slice(at, at + MOST_HANDED);
		const facts = some.map(({ key, entry }) => [key, entry.number]);
		const answer = await post('/api/lacking', { space, room, facts }, lackingAnswer);
		if (!answer.ok) return { how: 'later' };
		const lacks = new Set(answer.value.lacks);
		lacking.push(...some.flatMap(({ key, entry }) => (lacks.has(key) ? [entry] : [])));
		now = answer.value.generation;
	}
	for (const part of inParts(lacking)) {
		const entries = part.map(({ number, mac, text }) => [number, mac, text]);
		const body = { space, room, generation, entries, ticket };
		const answer = await post('/api/hand-in', body, handInAnswer);
		if (!answer.ok) return { how: 'later' };
		const { foreign, ...came }: HandInAnswer = answer.value;
		// Something of it would be lost with the copy: it stays.
		if (foreign > 0) return { how: 'foreign' };
		now = came.generation;
	}
	return { how: 'given', generation: now };
}
