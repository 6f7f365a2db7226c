import { idFrom, type DeviceId } from '../../src/lib/domain/ids.ts';
import { base64url, digest, fromBase64url } from '../../src/lib/register/digest.ts';
import { deviceIdOf } from '../../src/lib/register/signature.ts';
import type { Verify } from '../../sync-server/room/admit.ts';
import type { Chance } from './chance.ts';

/** A phone's device. Signatures stand for themselves here: what is simulated is time, not sums. */
export type Device = {
	readonly id: DeviceId;
	readonly publicKey: string;
	sign(bytes: Uint8Array): Uint8Array;
};

const utf8 = new TextEncoder();
const TIMES = 3;

/** 64 bytes that only this key and these bytes give. */
function mark(publicKey: string, bytes: Uint8Array): Uint8Array {
	const about = utf8.encode(`${publicKey}\n${digest(bytes)}`);
	const sum = fromBase64url(digest(about)) ?? new Uint8Array();
	const marked = new Uint8Array(64);
	for (let at = 0; at <= TIMES; at++) marked.set(sum, at * sum.length);
	return marked;
}

export function drawDevice(chance: Chance): Device {
	const raw = new Uint8Array(65).map(() => chance.below(256));
	const publicKey = base64url(raw);
	const id = deviceIdOf(publicKey);
	return {
		id: idFrom<DeviceId>(id ?? ''),
		publicKey,
		sign: (bytes) => mark(publicKey, bytes)
	};
}

export const verify: Verify = (publicKey, bytes, signature) =>
	mark(publicKey, bytes).every((byte, at) => byte === signature[at]);
