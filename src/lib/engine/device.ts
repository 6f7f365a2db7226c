import type { DeviceId } from '../domain/ids.ts';
import { base64url } from '../register/digest.ts';
import { deviceIdOf } from '../register/signature.ts';
import { db } from '../store/db.ts';

/** This phone: a key that never leaves it (non-extractable) and the id made from its public half. */
export type Device = {
	readonly id: DeviceId;
	/** Raw P-256 point, 65 bytes as base64url. */
	readonly publicKey: string;
	/** ECDSA P-256 over SHA-256, 64 bytes r‖s as base64url. */
	sign(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
};

type KeyRow = { publicKey: string; privateKey: CryptoKey };

const SETTING = 'device';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

const isKeyRow = (value: unknown): value is KeyRow =>
	typeof value === 'object' &&
	value !== null &&
	'publicKey' in value &&
	typeof value.publicKey === 'string' &&
	'privateKey' in value &&
	value.privateKey instanceof CryptoKey;

async function makeKey(): Promise<KeyRow> {
	const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
	const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
	return { publicKey: base64url(new Uint8Array(raw)), privateKey: pair.privateKey };
}

async function storedKey(): Promise<KeyRow | undefined> {
	const row = await db.settings.get(SETTING);
	return isKeyRow(row?.value) ? row.value : undefined;
}

let known: Promise<Device> | undefined;

/** The phone's device; its key is made the first time. Two tabs asking at once get one key. */
export function thisDevice(): Promise<Device> {
	known ??= openDevice().catch((cause: unknown) => {
		known = undefined;
		throw cause;
	});
	return known;
}

async function openDevice(): Promise<Device> {
	let key = await storedKey();
	if (key === undefined) {
		const made = await makeKey();
		key = await db.transaction('rw', db.settings, async () => {
			const other = await storedKey();
			if (other !== undefined) return other;
			await db.settings.put({ name: SETTING, value: made });
			return made;
		});
	}
	const { publicKey, privateKey } = key;
	const id = deviceIdOf(publicKey);
	if (id === undefined) throw new TypeError('the stored public key is no P-256 point');
	return {
		id,
		publicKey,
		sign: async (bytes) =>
			base64url(new Uint8Array(await crypto.subtle.sign(SIGNING, privateKey, bytes)))
	};
}
