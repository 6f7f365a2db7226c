import { createHash } from 'node:crypto';
import ical from 'node-ical';
import { expect, test } from 'vitest';
import { idFrom, type CatalogueId, type FactKey } from '../../src/lib/domain/ids.ts';
import { isFileHash, type FileHash } from '../../src/lib/domain/media/types.ts';
import { authorizationOf, mediaPath, rangeHeader } from '../../sync-server/wire/media.ts';
import { Board, range, weekly } from './board.ts';
import { relayHere } from './here.ts';

/** A Wednesday of the season 2026-2027. */
const NOW = Date.UTC(2026, 10, 25, 10);

async function village(now = () => NOW) {
	const relay = await relayHere({ now });
	const board = await Board.at(relay.url, now);
	const odette = await board.person('Odette Vidal', '05 36 49 12 34', 'odette+salle@example.org');
	const hall = await board.thing('Grande salle', {
		place: { site: 'Place de l’Église', commune: { name: 'Montbrun' } },
		conditions: await board.words('Balayer <avant> de partir'),
		remarks: await board.words('Serrure à changer'),
		room: { seats: 120, stepFree: true },
		stewards: [odette]
	});
	const tables = await board.thing('Tables', { kind: 'equipment', capacity: 40 });
	const secret = await board.thing('Coffre-fort');
	await board.ask(hall, [range('2026-11-28T08:00', '2026-11-30T00:00')], {
		purpose: await board.words('Mariage de Paul'),
		note: await board.words('Clé sous le pot'),
		contact: odette
	});
	const comment = await board.words('À voir avec Lucette');
	const booked = await board.ask(hall, weekly('2026-12-01T14:00', '2026-12-01T16:00', 2));
	await board.say('booking.commented', { words: comment }, { about: booked });
	const publish = async (resources = [hall, tables]): Promise<CatalogueId> =>
		idFrom<CatalogueId>(
			await board.say('catalogue.published', {
				title: 'Le matériel & les salles',
				resources,
				contact: { person: odette, email: true, phone: true }
			})
		);
	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(relay.url + path, { headers });
	return { relay, board, odette, hall, tables, secret, publish, get };
}

test('[BK14] a page for everybody: what was chosen, a month of what is free, and nothing that runs', async () => {
	const { publish, get } = await village();
	const id = await publish();
	const said = await get(`/c/${id}`);
	expect(said.status).toBe(200);
	expect(said.headers.get('content-type')).toBe('text/html; charset=utf-8');
	const policy = String(said.headers.get('content-security-policy'));
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain('frame-ancestors *');
	expect(policy).not.toMatch(/script-src|unsafe|connect-src/);
	expect(said.headers.get('x-frame-options')).toBeNull();
	const page = await said.text();
	const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
	expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
	expect(page).not.toMatch(/<script|\son\w+=|style=|javascript:/i);
	expect(page).toContain('<html lang="fr">');
	expect(page).toContain('<h1>Le matériel &amp; les salles</h1>');
	expect(page).toContain('Place de l’Église, Montbrun');
	expect(page).toContain('Balayer &lt;avant&gt; de partir');
	expect(page).toMatch(/data-left="none"><span class="vh">29 novembre, Pris ou fermé/);
	expect(page).toMatch(/data-left="some"><span class="vh">28 novembre, Libre en partie/);
	expect(page).toMatch(/data-left="all"><span class="vh">30 novembre, Libre</);
	expect(page).toMatch(/<span class="vh">30 novembre, 40\u00a0libres/);
	expect(page).toMatch(/<span class="vh">24 novembre, passé/);
	expect(page).toContain('href="mailto:odette%2Bsalle@example.org?subject=Demande%20de');
	expect(page).toContain('href="tel:0536491234"');
});

test('[R7] no byte of a page, its data or its calendar is of a booking, a name, a note, or what was not published', async () => {
	const { publish, get, secret } = await village();
	const id = await publish();
	for (const form of ['', '.json', '.ics']) {
		const said = await get(`/c/${id}${form}`);
		expect(said.status, form).toBe(200);
		const text = (await said.text()).replaceAll('\r\n ', '');
		expect(text, form).not.toMatch(/Odette|Vidal|Mariage|Paul|pot|Lucette|Serrure|Coffre/);
		expect(text, form).not.toContain(secret);
		expect(text, form).toContain('Grande salle');
	}
	const events = Object.values(ical.parseICS(await (await get(`/c/${id}.ics`)).text())).flatMap(
		(part) => (part?.type === 'VEVENT' ? [part] : [])
	);
	expect(events.map(({ summary, start }) => [summary, start.toISOString()])).toEqual([
		['Grande salle\u00a0: pris', '2026-11-28T07:00:00.000Z'],
		['Grande salle\u00a0: pris', '2026-12-01T13:00:00.000Z'],
		['Grande salle\u00a0: pris', '2026-12-08T13:00:00.000Z']
	]);
	const data: unknown = await (await get(`/c/${id}.json`)).json();
	expect(data).toMatchObject({
		title: 'Le matériel & les salles',
		today: '2026-11-25',
		contact: { phone: '05 36 49 12 34' },
		resources: [
			{ name: 'Grande salle', seats: 120, stepFree: true },
			{ name: 'Tables', capacity: 40 }
		]
	});
});

test('[BK11] a page changes at its address, is gone at once when withdrawn, and comes back to it', async () => {
	const { board, publish, get, hall, tables } = await village();
	const id = await publish();
	const first = await get(`/c/${id}`);
	const etag = first.headers.get('etag') ?? '';
	expect((await get(`/c/${id}`, { 'if-none-match': etag })).status).toBe(304);
	await board.say('catalogue.changed', { resources: [tables] }, { about: id });
	const changed = await get(`/c/${id}`, { 'if-none-match': etag });
	expect(changed.status).toBe(200);
	expect(await changed.text()).not.toContain('Grande salle');
	await board.say('catalogue.withdrawn', {}, { about: id });
	for (const form of ['', '.json', '.ics'])
		expect((await get(`/c/${id}${form}`, { 'if-none-match': etag })).status).toBe(410);
	await board.say('catalogue.changed', { resources: [hall] }, { about: id });
	expect(await (await get(`/c/${id}`)).text()).toContain('Grande salle');
	// What is retired since is no more on it.
	await board.say('resource.retired', {}, { about: hall });
	const empty = await (await get(`/c/${id}`)).text();
	expect(empty).not.toContain('Grande salle');
	expect(empty).toContain('Rien n’est proposé');
	// A member has no say over it.
	const bea = await board.letIn('membre');
	const sealed = bea.say(board.space, 'catalogue.withdrawn', {}, { about: id });
	expect(await board.refusedTo(bea, sealed)).toBe('RoleMayNot');
	expect((await get(`/c/${id}`)).status).toBe(200);
});

test('[RS1] of photos, only the one a published thing shows', async () => {
	const { relay, board, publish, get, hall, secret } = await village();
	const bytes = [1, 2, 3].map((n) => Buffer.from([0xff, 0xd8, 0xff, 0xe0, n, n, n, n]));
	const hashes = bytes.map((each): FileHash => {
		const hash = createHash('sha256').update(each).digest('base64url');
		if (!isFileHash(hash)) throw new TypeError('not a hash');
		return hash;
	});
	const [shown, second, hidden] = hashes;
	if (!shown || !second || !hidden) throw new Error('three were made');
	for (const [at, each] of bytes.entries()) {
		const hash = hashes[at] ?? shown;
		const about = hash === hidden ? secret : hall;
		await board.say(
			'file.attached',
			{ role: 'photo', hash, size: each.length, type: 'image/jpeg' },
			{ about }
		);
		const put = await fetch(relay.url + mediaPath(board.space, hash), {
			method: 'PUT',
			headers: {
				authorization: authorizationOf(board.ada.ticket(board.space, NOW)),
				'content-range': rangeHeader({ from: 0, to: each.length, total: each.length })
			},
			body: Uint8Array.from(each)
		});
		expect(put.status).toBe(201);
	}
	const id = await publish();
	expect(await (await get(`/c/${id}`)).text()).toContain(`<img src="/c/${id}/${shown}"`);
	const photo = await get(`/c/${id}/${shown}`);
	expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
	expect(photo.headers.get('content-security-policy')).toContain('sandbox');
	const etag = photo.headers.get('etag') ?? '';
	expect((await get(`/c/${id}/${shown}`, { 'if-none-match': etag })).status).toBe(304);
	expect((await get(`/c/${id}/${second}`)).status).toBe(404);
	expect((await get(`/c/${id}/${hidden}`)).status).toBe(404);
	await board.say('catalogue.withdrawn', {}, { about: id });
	expect((await get(`/c/${id}/${shown}`, { 'if-none-match': etag })).status).toBe(410);
});

test('whom to ask is told by the ways that were chosen, and no other', async () => {
	const { board, odette, publish, get } = await village();
	const id = await publish();
	const ways = async (email: boolean, phone: boolean) => {
		const contact = { person: odette, email, phone };
		await board.say('catalogue.changed', { contact }, { about: id });
		const [page, data] = [`/c/${id}`, `/c/${id}.json`].map(async (path) =>
			(await get(path)).text()
		);
		const all = `${String(await page)}${String(await data)}`;
		return [/odette(%2B|\+)salle/.test(all), /05 ?36 ?49/.test(all)];
	};
	expect(await ways(true, false)).toEqual([true, false]);
	expect(await ways(false, true)).toEqual([false, true]);
});

test('[R7] whom to ask goes with the person; the page stays', async () => {
	const { board, odette, publish, get } = await village();
	const id = await publish();
	await board.say(
		'person.erased',
		{ person: odette, keys: [idFrom<FactKey>(odette)] },
		{ about: board.space }
	);
	const page = await (await get(`/c/${id}`)).text();
	expect(page).toContain('Grande salle');
	expect(page).not.toMatch(/mailto|tel:|odette/i);
});
