import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Made } from '../../room/folded.ts';

/** What is kept of one number at most: whoever asks under many names of a relay fills no memory. */
const MOST_KEPT = 64;

/** Made once per number of the space, however many ask. */
export function madeOnce(kept: Map<string, Made>, name: string, make: () => Made): Made {
	const there = kept.get(name);
	if (there !== undefined) return there;
	const made = make();
	if (kept.size < MOST_KEPT) kept.set(name, made);
	return made;
}

/** Kept by whoever asked, and asked after each time: what is revoked or withdrawn is gone at once. */
const ASK_AGAIN = 'no-cache';

/** What a reader has is still so. */
export const isKnown = (request: IncomingMessage, etag: string): boolean =>
	String(request.headers['if-none-match'] ?? '')
		.split(',')
		.some((known) => known.trim().replace(/^W\//, '') === etag);

export function sendUnchanged(response: ServerResponse, etag: string): void {
	response.writeHead(304, { ETag: etag, 'Cache-Control': ASK_AGAIN });
	response.end();
}

export function sendMade(
	request: IncomingMessage,
	response: ServerResponse,
	etag: string,
	{ type, bytes }: Made
): void {
	response.writeHead(200, {
		'Content-Type': type,
		'Content-Length': bytes.length,
		'Cache-Control': ASK_AGAIN,
		ETag: etag
	});
	if (request.method === 'HEAD') response.end();
	else response.end(bytes);
}

/** A status that a reader of calendars or pages understands, with a word for whoever looks. */
export function sendPlain(response: ServerResponse, status: number, words: string): void {
	response.writeHead(status, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store'
	});
	response.end(`${words}\n`);
}

/** Reading is all there is. Answers whether something else was tried, and says so. */
export function isNoReading(request: IncomingMessage, response: ServerResponse): boolean {
	if (request.method === 'GET' || request.method === 'HEAD') return false;
	response.setHeader('Allow', 'GET, HEAD');
	sendPlain(response, 405, 'GET, HEAD');
	return true;
}
