import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { FactKey } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/refusal.ts';

/** y-websocket's message types, and one of our own. */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, refusal: 7 } as const;
/** y-protocols' sync messages. */
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/**
 * What a client may say. An `update` (step 2 or later) is an envelope, whatever else is in it;
 * `isAnswer`: it is a step 2, the answer to what the relay said it has.
 */
export type Incoming =
	| { readonly type: 'step1'; readonly stateVector: Uint8Array }
	| { readonly type: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
	/** Presence and the like: heard and passed over. */
	| { readonly type: 'other' };

/** Reads one frame; `undefined` for bytes that are no message. */
export function readMessage(bytes: Uint8Array): Incoming | undefined {
	try {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== MESSAGE.sync) return { type: 'other' };
		const type = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (type === SYNC.step1) return { type: 'step1', stateVector: body };
		return type === SYNC.step2 || type === SYNC.update
			? { type: 'update', update: body, isAnswer: type === SYNC.step2 }
			: { type: 'other' };
	} catch {
		// lib0 throws at the end of truncated bytes.
		return undefined;
	}
}

function syncMessage(type: number, body: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, MESSAGE.sync);
	encoding.writeVarUint(encoder, type);
	encoding.writeVarUint8Array(encoder, body);
	return encoding.toUint8Array(encoder);
}

export const step1Message = (stateVector: Uint8Array): Uint8Array =>
	syncMessage(SYNC.step1, stateVector);
export const step2Message = (update: Uint8Array): Uint8Array => syncMessage(SYNC.step2, update);
export const updateMessage = (update: Uint8Array): Uint8Array => syncMessage(SYNC.update, update);

/** A fact not taken, and why. A stock provider only logs it. */
export function refusalMessage(key: FactKey, refusal: Refusal): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, MESSAGE.refusal);
	encoding.writeVarString(encoder, JSON.stringify([key, refusal]));
	return encoding.toUint8Array(encoder);
}

/**
 * Reads the body of a refusal, its type already consumed. The refusal is the relay's own words:
 * only its outer form is checked.
 */
export function readRefusal(decoder: decoding.Decoder): readonly [string, Refusal] | undefined {
	const value: unknown = JSON.parse(decoding.readVarString(decoder));
	if (!Array.isArray(value)) return undefined;
	const [key, refusal]: unknown[] = value;
	return typeof key === 'string' && isRefusal(refusal) ? [key, refusal] : undefined;
}

const isRefusal = (value: unknown): value is Refusal =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Presence of nobody: three bytes that keep a stock provider from hanging up. */
export const KEEP_ALIVE: Uint8Array = Uint8Array.of(MESSAGE.awareness, 1, 0);
