import { base64url } from '../../register/digest.ts';

/** What an invitation's or a sheet's fact holds: SHA-256 of K's bytes. */
export async function hashOf(secret: Uint8Array<ArrayBuffer>): Promise<string> {
	return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', secret)));
}
