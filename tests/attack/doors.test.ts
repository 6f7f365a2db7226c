import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { CLOSE } from '../../sync-server/wire/close.ts';
import {
	LONGEST_LIFE,
	ticketBytes,
	ticketProtocols,
	ticketText
} from '../../sync-server/wire/ticket.ts';
import { Besieged } from './besieged.ts';
import { Raw } from './raw.ts';

const MINUTE = 60_000;

/** Knocks, and answers with the code it was sent away with; nothing may have been told it. */
async function knock(village: Besieged, path: string, protocols: string[]): Promise<number> {
	const raw = new Raw(village.url, path, protocols);
	const code = await raw.closed;
	expect(raw.given).toEqual([]);
	return code;
}

test('no ticket, or something in its place', async () => {
	const village = await Besieged.begin();
	await village.withstands(async () => {
		for (const protocols of [
			[],
			['la-remise.1'],
			['la-remise.1', 'ticket'],
			['la-remise.1', 'ticket..'],
			['la-remise.1', `ticket.${'A'.repeat(1900)}.${'A'.repeat(86)}`],
			['la-remise.1', `ticket.${'A'.repeat(5000)}.A`],
			['la-remise.1', `ticket.bnVsbA.${'A'.repeat(86)}`],
			[
				'la-remise.1',
				`ticket.${btoa('{"__proto__":{"v":1}}').replaceAll('=', '')}.${'A'.repeat(86)}`
			]
		])
			expect(await knock(village, village.path(), protocols)).toBe(CLOSE.ticketNotValid);
	});
});

test('someone else’s ticket: for another space, of another space’s member, or signed by another', async () => {
	const village = await Besieged.begin();
	const elsewhere = await foundSpace(village.url, village.stranger);
	await village.withstands(async () => {
		const { space, stranger, membre } = village;
		const path = village.path();
		expect(await knock(village, path, stranger.ticket(elsewhere))).toBe(CLOSE.ticketNotValid);
		expect(await knock(village, path, membre.ticket(elsewhere))).toBe(CLOSE.ticketNotValid);
		expect(await knock(village, path, stranger.ticket(space))).toBe(CLOSE.notMember);
		const now = Date.now();
		const text = ticketText({ v: 1, space, device: membre.id, at: now, exp: now + MINUTE });
		const forged = ticketProtocols(text, stranger.sign(ticketBytes(text)));
		expect(await knock(village, path, forged)).toBe(CLOSE.ticketNotValid);
		// What is signed for another purpose is no ticket.
		const other = ticketProtocols(text, membre.sign(new TextEncoder().encode(text)));
		expect(await knock(village, path, other)).toBe(CLOSE.ticketNotValid);
		const blank = ticketProtocols(text, new Uint8Array(64));
		expect(await knock(village, path, blank)).toBe(CLOSE.ticketNotValid);
	});
});

test('a ticket found and shown again: after its time, for another space, for another room than its holder may read', async () => {
	let now = Date.now();
	const village = await Besieged.begin({ now: () => now });
	const elsewhere = await foundSpace(village.url, village.founder);
	const found = village.membre.ticket(village.space, now);
	const readers = village.lecteur.ticket(village.space, now, LONGEST_LIFE);
	await (await village.inside(village.membre)).heard();
	await village.withstands(async () => {
		const other = village.path().replace(village.space, elsewhere);
		expect(await knock(village, other, found)).toBe(CLOSE.ticketNotValid);
		expect(await knock(village, village.path('people'), readers)).toBe(CLOSE.notMember);
	});
	now += 6 * MINUTE;
	expect(await knock(village, village.path(), found)).toBe(CLOSE.ticketNotValid);
});

test('a clock that is wrong is helped by /api/now, and not trusted', async () => {
	const village = await Besieged.begin();
	const { membre, space } = village;
	const ahead = Date.now() + 60 * MINUTE;
	await village.withstands(async () => {
		for (const ticket of [
			membre.ticket(space, ahead),
			membre.ticket(space, Date.now() - 60 * MINUTE),
			membre.ticket(space, Date.now() - MINUTE, 2 * LONGEST_LIFE),
			membre.ticket(space, Date.now(), -MINUTE),
			membre.ticket(space, 0, 2 ** 52)
		])
			expect(await knock(village, village.path(), ticket)).toBe(CLOSE.ticketNotValid);
	});
	const response = await fetch(`${village.url}/api/now`);
	const { now } = (await response.json()) as { now: number };
	const skew = now - ahead;
	const helped = new Raw(village.url, village.path(), membre.ticket(space, ahead + skew));
	await helped.opened();
	await helped.heard();
});

test('names of spaces and rooms that are none', async () => {
	const village = await Besieged.begin();
	const { space: unknown } = new Device().founding();
	const ticket = village.membre.ticket(village.space);
	await village.withstands(async () => {
		for (const path of [
			`/sync/${unknown}/register`,
			`/sync/${village.space}/register~2/x`,
			`/sync/${village.space}/__proto__`,
			`/sync/${village.space}/register%2f..%2fpeople`,
			`/sync/${village.space}%2fregister`,
			'/sync/__proto__/register',
			`/sync/${'A'.repeat(8000)}/register`,
			'/sync/'
		])
			expect(await knock(village, path, ticket)).toBe(CLOSE.unknownRoom);
		for (const path of ['/', '/sync', '/metrics'])
			expect(await knock(village, path, ticket)).toBe(404);
	});
});

test('pages of another origin', async () => {
	const village = await Besieged.begin();
	await village.withstands(async () => {
		for (const origin of [
			'https://elsewhere.example',
			'null',
			'file://',
			`${village.url}.elsewhere.example`,
			'http://127.0.0.1:1@elsewhere.example',
			'data:text/html,'
		]) {
			const raw = new Raw(village.url, village.path(), village.membre.ticket(village.space), {
				origin
			});
			expect(await raw.closed).toBe(403);
		}
	});
});

/** Says something over a plain connection, and what came back until it was closed. */
async function plainly(port: number, said: string): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	let answer = '';
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
	socket.on('error', () => undefined);
	socket.write(said);
	await once(socket, 'close');
	return answer;
}

test('paths that climb out, and requests that are none', async () => {
	const village = await Besieged.begin();
	await village.withstands(async () => {
		for (const path of [
			'/../secret.json',
			'/..%2f..%2fsecret.json',
			'/%2e%2e/%2e%2e/etc/passwd',
			'/_app/../../secret.json',
			'//etc/passwd',
			'/%00'
		]) {
			const request = `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
			expect(await plainly(village.relay.port, request)).toMatch(/^HTTP\/1\.1 404 /);
		}
		for (const request of [
			'GET http://elsewhere.example/secret.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
			'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
			'\0\0\0\0\r\n\r\n',
			`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
			'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
		])
			expect(await plainly(village.relay.port, request)).toMatch(/^HTTP\/1\.1 4\d\d /);
	});
});

test('a handshake that never ends is ended', async () => {
	const village = await Besieged.begin({ limits: { handshake: 500 } });
	await village.withstands(async () => {
		const half = `GET ${village.path()} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nX-Slow: `;
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, n) => plainly(village.relay.port, n % 2 === 0 ? half : 'G'))
		);
		for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
	});
});
