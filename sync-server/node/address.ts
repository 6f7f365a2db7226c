import type { IncomingMessage } from 'node:http';

/**
 * Whose connection this is, for limits alone: never logged. An IPv6 subscriber has a /64, so that is
 * what counts. Behind one's own proxy it is the last address that proxy added.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
	const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : '';
	const address = forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? '');
	if (!address.includes(':') || address.startsWith('::ffff:')) return address;
	return address.split(':').slice(0, 4).join(':');
}

/** A browser says where its page came from; only our own pages may open sockets or post. */
export function isOwnOrigin(request: IncomingMessage): boolean {
	const { origin, host } = request.headers;
	if (origin === undefined) return true;
	return URL.canParse(origin) && new URL(origin).host === host;
}
