import * as v from 'valibot';
import { isFileHash, type FileHash } from '../../src/lib/domain/media/types.ts';
import { isKey, type SpaceId } from '../../src/lib/domain/ids.ts';

/**
 * Photos and papers by HTTP: `GET` reads one (204: not here, or not yet), `HEAD` says how much of one has
 * come (`Upload-Offset`) and whether that is all (`Upload-Complete: ?1`), `PUT` with a
 * `Content-Range` brings the next part. The ticket travels in a header, never in the
 * address, which ends up in logs and histories. A `POST` to the space says which of the files a phone
 * holds the relay lacks: one that was restored may have lost some.
 */
export const mediaPath = (space: SpaceId, hash: FileHash): string => `/api/media/${space}/${hash}`;

export const spaceMediaPath = (space: SpaceId): string => `/api/media/${space}`;

/** What a media path names, a file or a space; `undefined` unless it has one of those forms. */
export function readMediaPath(
	path: string
): { readonly space: SpaceId; readonly hash: FileHash | undefined } | undefined {
	const [empty, api, media, space, hash, ...more] = path.split('/');
	if (empty !== '' || api !== 'api' || media !== 'media' || more.length > 0) return undefined;
	if (!isKey<SpaceId>(space)) return undefined;
	if (hash === undefined) return { space, hash };
	return isFileHash(hash) ? { space, hash } : undefined;
}

/** Files asked after in one request, at most. */
export const MOST_ASKED_AFTER = 200;
const hashes = v.pipe(
	v.array(v.custom<FileHash>(isFileHash, 'not a hash')),
	v.maxLength(MOST_ASKED_AFTER)
);
/** Which of these has the relay not got? */
export const heldFiles = v.strictObject({ hashes });
export const lackingFiles = v.object({ lacking: hashes });

const SCHEME = 'Ticket ';
/** The `Authorization` header that carries a ticket, as sockets carry it in a subprotocol. */
export const authorizationOf = (protocols: readonly string[]): string =>
	SCHEME + (protocols.at(-1) ?? '');
export const ticketIn = (header: string | undefined): readonly string[] =>
	header?.startsWith(SCHEME) ? [header.slice(SCHEME.length)] : [];

/** How many bytes go at once: few enough to get through on one bar before it drops. */
export const PART_BYTES = 64 * 1024;

export type PartRange = { readonly from: number; readonly to: number; readonly total: number };

/** `bytes 0-65535/120000`, whose end is inclusive; the range given back is half-open. */
export const rangeHeader = ({ from, to, total }: PartRange): string =>
	`bytes ${String(from)}-${String(to - 1)}/${String(total)}`;
export function readRange(header: string | undefined): PartRange | undefined {
	const found = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/.exec(header ?? '');
	if (found === null) return undefined;
	const [from = 0, last = 0, total = 0] = found.slice(1).map(Number);
	return from <= last && last < total ? { from, to: last + 1, total } : undefined;
}
