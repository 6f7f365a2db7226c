import { createHash, verify } from 'node:crypto';
import type { Verify } from '../room/admit.ts';

/** A raw uncompressed P-256 point behind this header is its SubjectPublicKeyInfo (RFC 5480). */
const SPKI_HEADER = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** ECDSA P-256 over SHA-256, signatures as raw r‖s, keys as base64url of the raw point. */
export const verifySignature: Verify = (publicKey, bytes, signature) => {
	try {
		const key = Buffer.concat([SPKI_HEADER, Buffer.from(publicKey, 'base64url')]);
		const how = { key, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' } as const;
		return verify('sha256', bytes, how, signature);
	} catch {
		// OpenSSL throws on a point that is not on the curve: anyone can send one.
		return false;
	}
};

/** What an invitation's fact holds of its secret. */
export const hashOfSecret = (k: string): string =>
	createHash('sha256').update(Buffer.from(k, 'base64url')).digest('base64url');
