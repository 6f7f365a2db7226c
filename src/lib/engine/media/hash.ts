import { isFileHash, type FileHash } from '../../domain/media/types.ts';
import { base64url } from '../../register/digest.ts';

/** A file's name: the SHA-256 of its bytes. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<FileHash> {
	const hash = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
	if (!isFileHash(hash)) throw new TypeError('a SHA-256 is 43 characters');
	return hash;
}
