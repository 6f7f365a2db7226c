import ical from 'node-ical';
import { expect, test } from 'vitest';
import { idFrom, type FactKey } from '../../src/lib/domain/ids.ts';
import { Board, range, weekly } from './board.ts';
import { relayHere } from './here.ts';
import { until } from '../until.ts';

/** A Wednesday of the season 2026-2027. */
const NOW = Date.UTC(2026, 10, 25, 10);
const calendar = (url: string, path: string, headers: Record<string, string> = {}) =>
	fetch(url + path, { headers });
/** The events as a calendar library that shares nothing with ours reads them. */
const eventsOf = (text: string) =>
	Object.values(ical.parseICS(text)).flatMap((part) => (part?.type === 'VEVENT' ? [part] : []));

test('[BK2] a calendar follows the hall: standings, a series as a rule, and what changes', async () => {
	const { url } = await relayHere({ now: () => NOW });
	const board = await Board.at(url, () => NOW);
	const hall = await board.thing('Grande salle', { policy: { confirm: 'steward' } });
	const kitchen = await board.thing('Cuisine');
	const danse = await board.ask(hall, weekly('2026-12-01T14:00', '2026-12-01T16:00', 4), {
		repeat: { rrule: 'FREQ=WEEKLY;BYDAY=TU', skips: 'none' },
		purpose: await board.words('Danse')
	});
	const loto = await board.ask(hall, [range('2026-12-05T18:00', '2026-12-05T23:00')], {
		purpose: await board.words('Loto')
	});
	await board.ask(kitchen, [range('2026-12-06T10:00', '2026-12-06T12:00')], {
		purpose: await board.words('Confitures')
	});
	await board.say('booking.confirmed', { wish: idFrom<FactKey>(danse) }, { about: danse });
	const { path } = await board.feed({ of: 'resource', resource: hall });

	const said = await calendar(url, path);
	expect(said.status).toBe(200);
	expect(said.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(said.headers.get('cache-control')).toBe('no-cache');
	const text = await said.text();
	expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT60M\r\nX-PUBLISHED-TTL:PT60M\r\n');
	const events = eventsOf(text);
	expect(events.map(({ summary, status }) => [summary, status])).toEqual([
		['Danse', 'CONFIRMED'],
		['Loto', 'TENTATIVE']
	]);
	const [series] = events;
	expect(series?.rrule?.all().map((at) => at.toISOString().slice(0, 10))).toEqual([
		'2026-12-01',
		'2026-12-08',
		'2026-12-15',
		'2026-12-22'
	]);
	expect(text).toContain(`URL:${url}/e/${board.space}/reservation/`);

	// Nothing new: nothing is sent. Something new: all of it is.
	const etag = said.headers.get('etag') ?? '';
	expect((await calendar(url, path, { 'if-none-match': etag })).status).toBe(304);
	await board.say('booking.withdrawn', {}, { about: loto });
	const again = await calendar(url, path, { 'if-none-match': etag });
	expect(again.status).toBe(200);
	expect(eventsOf(await again.text()).map(({ summary, status }) => [summary, status])).toEqual([
		['Danse', 'CONFIRMED'],
		['Loto', 'CANCELLED']
	]);
	const head = await fetch(url + path, { method: 'HEAD' });
	expect([head.status, await head.text()]).toEqual([200, '']);
});

test('[R7] names are told only where somebody chose so, and never of somebody erased', async () => {
	const { url } = await relayHere({ now: () => NOW });
	const board = await Board.at(url, () => NOW);
	const hall = await board.thing('Salle');
	const odette = await board.person('Odette Vidal', '05 36 49 12 34');
	await board.ask(hall, [range('2026-12-05T18:00', '2026-12-05T23:00')], {
		contact: odette,
		note: await board.words('Clé chez la voisine')
	});
	const plain = await board.feed({ of: 'mine' });
	const named = await board.feed({ of: 'mine' }, true);
	const read = async (path: string) =>
		(await (await calendar(url, path)).text()).replaceAll('\r\n ', '');
	expect(await read(plain.path)).not.toMatch(/Odette|05 36|voisine/);
	expect(await read(named.path)).toMatch(/Odette Vidal\\, 05 36 49 12 34\\nClé chez la voisine/);
	await board.say(
		'person.erased',
		{ person: odette, keys: [idFrom<FactKey>(odette)] },
		{ about: board.space }
	);
	const after = await read(named.path);
	expect(after).toContain('SUMMARY:Foyer rural');
	expect(after).not.toMatch(/Odette|05 36/);
});

test('[BK11] an address ends with its maker’s access, and when it is revoked by them or by a gestionnaire', async () => {
	const { url } = await relayHere();
	const board = await Board.at(url);
	const bea = await board.letIn('membre');
	const statusOf = async (path: string) => (await calendar(url, path)).status;
	const [hers, lent, kept] = [
		await board.feed({ of: 'mine' }, false, bea),
		await board.feed({ of: 'association', association: board.foyer }, false, bea),
		await board.feed({ of: 'association', association: board.foyer }, false, bea)
	];
	const own = await board.feed({ of: 'mine' });
	expect(await Promise.all([hers, lent, kept, own].map(({ path }) => statusOf(path)))).toEqual([
		200, 200, 200, 200
	]);
	// A member has no say over another's; its maker and a gestionnaire have.
	await board.from(bea, 'feed.revoked', {}, { about: own.id });
	await board.from(bea, 'feed.revoked', {}, { about: hers.id });
	await board.say('feed.revoked', {}, { about: lent.id });
	expect(await Promise.all([hers, lent, kept, own].map(({ path }) => statusOf(path)))).toEqual([
		410, 410, 200, 200
	]);
	await board.say('device.revoked', { device: bea.id }, { about: board.memberOf(bea) });
	expect(await statusOf(kept.path)).toBe(410);
	expect(await statusOf(own.path)).toBe(200);
});

test('what nobody asks for leaves nothing in memory, and is folded once per number', async () => {
	let now = NOW;
	const relay = await relayHere({ now: () => now, limits: { idle: 60_000 } });
	const board = await Board.at(relay.url, () => now);
	await board.thing('Salle');
	const { path } = await board.feed({ of: 'mine' });
	const etag = (await calendar(relay.url, path)).headers.get('etag') ?? '';
	expect(relay.hotSpaces).toBe(1);
	await board.close();
	now += 10 * 60_000;
	await until(() => expect(relay.hotSpaces).toBe(0));
	// What a calendar has already is said without taking the space up again.
	expect((await calendar(relay.url, path, { 'if-none-match': etag })).status).toBe(304);
	expect(relay.hotSpaces).toBe(0);
	expect((await calendar(relay.url, path)).status).toBe(200);
});
