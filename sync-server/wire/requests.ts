import * as v from 'valibot';
import { DEVICE_SORTS, DEVICE_SYSTEMS } from '../../src/lib/domain/member/types.ts';

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

const utf8 = new TextEncoder();

/** What a newcomer's device signs, so that nobody joins with another's key. */
export const joinBytes = (secret: string, key: string): Uint8Array<ArrayBuffer> =>
	utf8.encode(`la-remise/join/1\n${secret}\n${key}`);
