import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { idFrom, type CatalogueId } from '../../src/lib/domain/ids.ts';
import { Board, range } from '../relay/board.ts';
import { relayHere } from '../relay/here.ts';
import { until } from '../until.ts';

/** A GET whose path is sent as it is: fetch would tidy it. */
function raw(url: string, path: string, host?: string): Promise<{ status: number; text: string }> {
	const { port } = new URL(url);
	return new Promise((resolve, reject) => {
		request({ port, host: '127.0.0.1', path, headers: { ...(host && { host }) } }, (answer) => {
			let text = '';
			answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
		})
			.on('error', reject)
			.end();
	});
}

test('a guessed, cut, changed or hashed secret opens no calendar, and too many tries from one address wait', async () => {
	const { url } = await relayHere({ limits: { outwardPerMinute: 60 } });
	const board = await Board.at(url);
	const { secret, path } = await board.feed({ of: 'mine' });
	const hash = createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('base64url');
	const last = secret[10] === 'A' ? 'B' : 'A';
	const guesses = [
		hash,
		secret.slice(0, -1),
		`${secret}A`,
		`${secret.slice(0, 10)}${last}${secret.slice(11)}`,
		secret.toLowerCase() === secret ? secret.toUpperCase() : secret.toLowerCase(),
		'',
		'*',
		`${board.space}`,
		...Array.from({ length: 20 }, () => randomBytes(32).toString('base64url'))
	];
	for (const guess of guesses) {
		expect((await raw(url, `/api/feed/${guess}.ics`)).status, guess).toBe(404);
	}
	expect((await raw(url, path)).status).toBe(200);
	const statuses = new Set<number>();
	for (let n = 0; n < 60; n++) statuses.add((await raw(url, path)).status);
	expect([...statuses].sort()).toEqual([200, 429]);
});

test('no path leads out of a page or a calendar, and other methods do nothing', async () => {
	const { url } = await relayHere();
	const board = await Board.at(url);
	const hall = await board.thing('Salle');
	const hidden = await board.thing('Cave');
	const id = idFrom<CatalogueId>(
		await board.say('catalogue.published', { title: 'Salles', resources: [hall] })
	);
	const { path } = await board.feed({ of: 'mine' });
	for (const odd of [
		`/c/${id}/../../register.sqlite`,
		`/c/${id}/..%2f..%2fregister.sqlite`,
		`/c/${id}/%2e%2e/healthz`,
		`/c/../c/${id}/x`,
		`/c/${id}.html`,
		`/c/${id}.json.ics`,
		`/c/${id}/${hidden}`,
		`/c/${id}/${'A'.repeat(43)}`,
		// Ids of other things of the space are no pages.
		`/c/${hall}`,
		`/c/${hidden}.json`,
		`/c/${board.space}`,
		`/c/${id}%00`,
		`/c/`,
		`/api/feed/../spaces`,
		`${path}/..`,
		path.replace('.ics', '')
	])
		expect((await raw(url, odd)).status, odd).toBe(404);
	for (const method of ['POST', 'PUT', 'DELETE']) {
		expect((await fetch(`${url}/c/${id}`, { method })).status).toBe(405);
		expect((await fetch(url + path, { method })).status).toBe(405);
	}
});

test('HTML, addresses and line ends in names stay text, in a page, its data and calendars', async () => {
	const { url } = await relayHere();
	const board = await Board.at(url);
	const evil = `"><img src=x onerror=alert(1)><script>alert(1)</script>'&`;
	const person = await board.person('x', '06 39 98 00 01', `a"><b>@x?cc=y&bcc=z`);
	const hall = await board.thing(evil, { place: { site: evil } });
	await board.ask(hall, [range('2030-01-01T10:00', '2030-01-01T11:00')], {
		purpose: await board.words('x\r\nATTENDEE:mailto:evil@example.org\nEND:VEVENT')
	});
	const id = idFrom<CatalogueId>(
		await board.say('catalogue.published', {
			title: evil,
			resources: [hall],
			contact: { person, email: true, phone: true }
		})
	);
	const page = (await raw(url, `/c/${id}`)).text;
	expect(page).not.toMatch(/<script|<img|<b>@/);
	const plain = page.replaceAll(/mailto:[^"]*/g, '');
	expect(plain.match(/onerror/g)?.length).toBe(plain.match(/&lt;img src=x onerror/g)?.length);
	expect(page).toContain('href="mailto:a%22%3E%3Cb%3E@x%3Fcc%3Dy%26bcc%3Dz?subject=');
	const json = await fetch(`${url}/c/${id}.json`);
	expect(json.headers.get('content-type')).toContain('application/json');
	expect(json.headers.get('x-content-type-options')).toBe('nosniff');
	const { path } = await board.feed({ of: 'mine' });
	const feed = (await raw(url, path)).text;
	expect(feed).not.toMatch(/^ATTENDEE/m);
	expect(feed.match(/^END:VEVENT/gm)?.length).toBe(1);
	// A host that is none leaves no address in the calendar.
	expect((await raw(url, path, 'evil"><x')).text).not.toContain('evil"');
});

test('no secret and no space is in what operators keep', async () => {
	const lines: string[] = [];
	const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
	onTestFinished(() => {
		spy.mockRestore();
	});
	const { url } = await relayHere({ log: 'json' });
	const board = await Board.at(url);
	const { path, secret } = await board.feed({ of: 'mine' });
	const hall = await board.thing('Salle');
	const id = await board.say('catalogue.published', { title: 'Salles', resources: [hall] });
	await raw(url, path);
	await raw(url, `${path}x`);
	await raw(url, `/c/${id}`);
	const count = (route: string) =>
		lines.filter((line) => line.includes(`"route":"${route}"`)).length;
	await until(() => expect([count('feed'), count('page')]).toEqual([2, 1]));
	await board.close();
	for (const word of [secret, board.space, id]) expect(lines.join('\n')).not.toContain(word);
});
