import type { IncomingMessage } from 'node:http';

/**
 * Whose connection this is, for limits alone: never logged. An IPv6 subscriber has a /64, so that is
 * what counts. Behind one's own proxy it is the last address that proxy added.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
	const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : '';
	const address = forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? '');
	const mapped = /^::ffff:([\d.]+)$/.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	return address.includes(':') ? networkOf(address) : address;
}

/** The /64 of an IPv6 address: its first four groups, `::` standing for the zeros that are missing. */
function networkOf(address: string): string {
	const [left = [], right] = address
		.split('::')
		.map((part) => part.split(':').filter((group) => group !== ''));
	const zeros = right === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	return [...left, ...new Array<string>(zeros).fill('0'), ...(right ?? [])].slice(0, 4).join(':');
}

/** Whether the visitor came by HTTPS, as one's own proxy says: the relay itself speaks HTTP. */
export function isSecure(request: IncomingMessage, trustProxy: boolean): boolean {
	const [proto = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',');
	return trustProxy && proto.trim() === 'https';
}

/** The origin the visitor came to, for addresses in what they are given; nothing for an odd one. */
export function originOf(request: IncomingMessage, trustProxy: boolean): string | undefined {
	const { host = '' } = request.headers;
	if (!/^[A-Za-z0-9.[\]:-]{1,255}$/.test(host)) return undefined;
	return `${isSecure(request, trustProxy) ? 'https' : 'http'}://${host}`;
}

/** A browser says where its page came from; only our own pages may open sockets or post. */
export function isOwnOrigin(request: IncomingMessage): boolean {
	const { origin, host } = request.headers;
	if (origin === undefined) return true;
	return URL.canParse(origin) && new URL(origin).host === host;
}
