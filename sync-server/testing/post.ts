import { createHash, randomBytes } from 'node:crypto';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import type { Device } from './device.ts';
import { joinBytes } from '../wire/requests.ts';

/** What an endpoint said. */
export type Said = { readonly status: number; readonly body: unknown };

export async function post(url: string, path: string, body: unknown): Promise<Said> {
	const response = await fetch(url + path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
	return { status: response.status, body: await response.json() };
}

/** Founds a space at a relay. */
export async function foundSpace(url: string, device: Device): Promise<SpaceId> {
	const { space, sealed } = device.founding();
	const { status } = await post(url, '/api/spaces', sealed);
	if (status !== 201) throw new Error(`not founded: ${String(status)}`);
	return space;
}

/** An invitation's secret, and the hash its fact holds. */
export function newSecret(): { k: string; hash: string } {
	const secret = randomBytes(32);
	return {
		k: secret.toString('base64url'),
		hash: createHash('sha256').update(secret).digest('base64url')
	};
}

export function join(url: string, device: Device, k: string): Promise<Said> {
	const { publicKey } = device;
	const proof = device.sign(joinBytes(k, publicKey)).toString('base64url');
	return post(url, '/api/join', { k, publicKey, proof });
}
