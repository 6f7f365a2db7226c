import { idFrom, type DeviceId, type SpaceId } from '../domain/ids.ts';
import { digest, fromBase64url } from './digest.ts';
import type { Room } from './facts/kinds.ts';

const utf8 = new TextEncoder();

/**
 * What an author's device signs: ECDSA P-256 over SHA-256, raw 64 bytes, kept as base64url. Space
 * and room are named, so that a fact cannot be carried elsewhere. For the founding fact `space` is
 * its own key.
 */
export function bytesToSign(space: SpaceId, room: Room, text: string): Uint8Array<ArrayBuffer> {
	return utf8.encode(`la-remise/1\n${space}\n${room}\n${text}`);
}

/** A device's id: the digest of its raw public key (65 bytes, given as base64url). */
export function deviceIdOf(publicKey: string): DeviceId | undefined {
	const raw = fromBase64url(publicKey);
	return raw?.length === 65 ? idFrom<DeviceId>(digest(raw)) : undefined;
}
