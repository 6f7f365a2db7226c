import * as v from 'valibot';
import { DEVICE_SORTS, DEVICE_SYSTEMS } from '../../src/lib/domain/member/types.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';
import { isKey, type FactKey, type SpaceId } from '../../src/lib/domain/ids.ts';
import { ROOMS } from './room.ts';

/** 32 bytes as base64url: what a newcomer shows instead of the code. */
const k = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
/** 64 bytes as base64url. */
const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));
/** Raw P-256 point, 65 bytes as base64url. */
const publicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));

/** POST /api/spaces: the founding fact and its author's signature. */
export const spacesRequest = v.strictObject({ text: v.string(), sig: signature });
/** POST /api/invitation: what a code gives, told before it is used. */
export const invitationRequest = v.strictObject({ k });
/** What comes: shown to the members, decides nothing. */
const look = v.strictObject({
	sort: v.picklist(DEVICE_SORTS),
	system: v.optional(v.picklist(DEVICE_SYSTEMS))
});
/** POST /api/join. `again`: of a recovery sheet, that it is its maker who comes back. */
export const joinRequest = v.strictObject({
	k,
	publicKey,
	proof: signature,
	look: v.optional(look),
	again: v.optional(v.boolean())
});

/** A room moves on once for each restore: a generation beyond this is nobody's, and would leave none to move on to. */
const MOST_GENERATIONS = 1_000_000;
/** Most facts asked after, or handed in, at a time. */
export const MOST_HANDED = 1000;

const spaceId = v.custom<SpaceId>((value) => isKey<SpaceId>(value));
const factKey = v.custom<FactKey>((value) => isKey<FactKey>(value));
const room = v.picklist(ROOMS);
const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const generation = whole(0);

/**
 * POST /api/lacking: which of these facts, by key and number, a relay lacks or has only under a higher
 * number; it may have been restored from a backup.
 */
export const lackingRequest = v.strictObject({
	space: spaceId,
	room,
	facts: v.pipe(v.array(v.strictTuple([factKey, whole(0)])), v.maxLength(MOST_HANDED))
});
/** `generation` is that of the room as it is now; 0: the relay knows no such space. */
export const lackingAnswer = v.object({ generation, lacks: v.array(factKey) });

/**
 * POST /api/hand-in: entries given back in the order of the copy they come from, as the relay once
 * numbered and marked them. `generation` is the copy's. `ticket`, as offered to a socket, is asked for
 * where the marks can't be checked and the operator has said whose word to take.
 */
export const handInRequest = v.strictObject({
	space: spaceId,
	room,
	generation: v.pipe(whole(1), v.maxValue(MOST_GENERATIONS)),
	entries: v.pipe(
		v.array(v.strictTuple([whole(1), v.pipe(v.string(), v.maxLength(40)), v.string()])),
		v.maxLength(MOST_HANDED)
	),
	ticket: v.optional(v.pipe(v.string(), v.maxLength(2000)))
});
/** How many of them were `taken`, were `known`, stay away because `erased`, or bear no mark of this relay's. */
export const handInAnswer = v.object({
	generation,
	taken: v.number(),
	known: v.number(),
	erased: v.number(),
	foreign: v.number()
});
export type HandInAnswer = v.InferOutput<typeof handInAnswer>;

/** Most facts carried at a time. */
export const MOST_CARRIED = 400;

/** POST /api/carry: facts of others with their authors' signatures, in the order they were written. */
export const carryRequest = v.strictObject({
	space: spaceId,
	room,
	facts: v.pipe(
		v.array(v.strictTuple([v.string(), signature])),
		v.minLength(1),
		v.maxLength(MOST_CARRIED)
	)
});
const refusal = v.custom<Refusal>(
	(value) => typeof value === 'object' && value !== null && 'type' in value
);
/** By key: `null` for what is in the log by now, or why it isn't. */
export const carryAnswer = v.object({
	outcomes: v.array(v.tuple([factKey, v.nullable(refusal)]))
});
export type CarryAnswer = v.InferOutput<typeof carryAnswer>;

const utf8 = new TextEncoder();

/** What a newcomer's device signs, so that nobody joins with another's key. */
export const joinBytes = (secret: string, key: string): Uint8Array<ArrayBuffer> =>
	utf8.encode(`la-remise/join/1\n${secret}\n${key}`);
