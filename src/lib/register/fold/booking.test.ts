import { expect, test } from 'vitest';
import {
	idFrom,
	type FactKey,
	type LineId,
	type Nonce,
	type ResourceId,
	type WordsId
} from '../../domain/ids.ts';
import type { FactOf } from '../facts/fact.ts';
import { june } from '../testing/facts.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';

const at = (from: number, to: number) => ({
	occurrences: { set: [{ id: DATE, range: june(from, to), holiday: 'none' as const }] }
});

test('[BK11] one books for one’s own association; a gestionnaire where there is nobody', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	expect(v.why(v.ask('Cam', v.school, hall))).toBe('done');
	expect(v.why(v.ask('Cam', v.foyer, hall))).toBe('RoleMayNot');
	expect(v.why(v.ask('Ada', v.school, hall))).toBe('RoleMayNot');
	expect(v.why(v.ask('Ada', v.mairie, hall))).toBe('done');
	expect(v.why(v.ask('Ben', v.mairie, hall))).toBe('RoleMayNot');
});

test('[BK11] changed and withdrawn by the association, the owner’s responsable or a gestionnaire', () => {
	const v = new Village();
	const shed = v.resource('Dot', v.foyer);
	const about = v.ask('Ben', v.school, shed);
	const eve = v.association('Ada', 'Chasse');
	v.join('Ada', 'Eve', { role: 'responsable', association: eve });
	expect(v.outcome('Eve', 'booking.changed', { headcount: 1 }, { about })).toBe('RoleMayNot');
	for (const [i, by] of ['Cam', 'Dot', 'Ada'].entries()) {
		expect(v.outcome(by, 'booking.changed', { headcount: 10 + i }, { about })).toBe('done');
	}
	expect(v.outcome('Eve', 'booking.withdrawn', {}, { about })).toBe('RoleMayNot');
	expect(v.outcome('Dot', 'booking.withdrawn', {}, { about })).toBe('done');
	expect(v.outcome('Dot', 'booking.withdrawn', {}, { about })).toBe('AlreadySo');
});

test('[R6] [BK6] two changes to different fields both stand; the history names both', () => {
	const v = new Village();
	const [hall, shed] = [v.resource('Ada', v.foyer), v.resource('Ada', v.foyer)];
	const about = v.ask('Ben', v.school, hall);
	const moved = v.say('Ben', 'booking.changed', at(20, 22), { about });
	const other = v.say(
		'Cam',
		'booking.changed',
		{ lines: { set: [{ id: LINE, resource: shed }] } },
		{ about }
	);
	v.say('Cam', 'booking.changed', { headcount: 40 }, { about });
	const booking = v.state().bookings.get(about);
	expect(booking?.wish).toEqual({
		key: other,
		lines: [{ id: LINE, resource: shed, quantity: 1 }],
		occurrences: [{ id: DATE, range: june(20, 22), holiday: 'none' }],
		together: false
	});
	expect(booking?.body).toMatchObject({ headcount: 40, lines: [{ resource: shed }] });
	expect(
		booking?.history.map(({ key, fact, changed }) => [key, fact.kind, changed[0]?.field])
	).toEqual([
		[about, 'booking.asked', undefined],
		[moved, 'booking.changed', 'occurrences.d'],
		[other, 'booking.changed', 'lines.l'],
		[expect.anything(), 'booking.changed', 'headcount']
	]);
});

test('[R6] of two changes to one field the later number stands, and what it replaced is known', () => {
	const v = new Village();
	const about = v.ask('Ben', v.school, v.resource('Ada', v.foyer));
	v.say('Ben', 'booking.changed', { headcount: 20 }, { about });
	v.say('Cam', 'booking.changed', { headcount: 30 }, { about });
	const booking = v.state().bookings.get(about);
	expect(booking?.body.headcount).toBe(30);
	expect(booking?.history.at(-1)?.changed).toEqual([{ field: 'headcount', was: 20, is: 30 }]);
	expect(v.outcome('Ben', 'booking.changed', { headcount: 30 }, { about })).toBe('AlreadySo');
	expect(v.outcome('Ben', 'booking.changed', { headcount: null }, { about })).toBe('done');
});

test('[R6] a change to a line dropped meanwhile leaves it dropped; a booking keeps something', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, { capacity: 9 });
	const second = 'm' as LineId;
	const about = v.ask('Ben', v.school, hall, [10, 12], {
		lines: [
			{ id: LINE, resource: hall, quantity: 1 },
			{ id: second, resource: hall, quantity: 1 }
		]
	});
	v.say('Ben', 'booking.changed', { lines: { drop: [second] } }, { about });
	const late = { lines: { set: [{ id: second, quantity: 3 }] } };
	expect(v.outcome('Cam', 'booking.changed', late, { about })).toBe('AlreadySo');
	expect(v.outcome('Cam', 'booking.changed', { lines: { drop: [LINE] } }, { about })).toBe(
		'NothingAsked'
	);
	expect(v.state().bookings.get(about)?.wish.lines).toHaveLength(1);
});

test('[BK2] what fits is held, what does not waits, and withdrawing lets it in', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const first = v.ask('Ben', v.school, hall, [10, 12]);
	const second = v.ask('Ada', v.foyer, hall, [11, 13]);
	expect([v.standing(first), v.standing(second)]).toEqual(['held', 'waiting']);
	v.say('Cam', 'booking.withdrawn', {}, { about: first });
	expect([v.standing(first), v.standing(second)]).toEqual(['withdrawn', 'held']);
});

test('[R5] a booking of an association or thing not yet known waits, and is folded right after', () => {
	const v = new Village();
	const body = { kind: 'room', association: v.foyer, name: 'Neuve', capacity: 1 } as const;
	const hall = v.write('Ada', 'resource.added', body);
	const booking = v.ask('Ben', v.school, idFrom<ResourceId>(hall.key));
	v.say(
		'Cam',
		'booking.commented',
		{ words: v.say('Cam', 'words.written', { text: 'oui' }) },
		{ about: booking }
	);
	expect(v.state().bookings.size).toBe(0);
	v.add(hall);
	expect(v.standing(booking)).toBe('held');
	expect(v.state().bookings.get(booking)?.comments).toHaveLength(1);
});

test('[R5] what hangs on a fact without effect is told so, and waits no longer', () => {
	const v = new Village();
	const hall = v.resource('Cam', v.foyer);
	const booking = v.ask('Ben', v.school, hall);
	const about = v.ask('Ada', v.school, v.resource('Ada', v.foyer));
	expect(v.why(hall)).toBe('RoleMayNot');
	expect(v.outcome('Ada', 'resource.retired', {}, { about: hall })).toBe('UnknownResource');
	expect(v.outcome('Ben', 'booking.withdrawn', {}, { about })).toBe('UnknownBooking');
	expect(v.standing(booking)).toBe('waiting');
	expect(v.state().trust.queue.waiting.size).toBe(0);
});

test('[BK3a] [BK6] [R6] what a booking is for, and for whom, changes without costing it its place', () => {
	const v = new Village();
	const policy = { confirm: 'steward' } as const;
	const hall = v.resource('Ada', v.foyer, { policy });
	const about = v.ask('Ben', v.school, hall, [10, 12]);
	const wish = idFrom<FactKey>(about);
	v.say('Dot', 'booking.confirmed', { wish }, { about });
	const behind = v.ask('Ada', v.foyer, hall, [11, 13]);
	const terms = v.state().book.taken(about);
	// Tried anew, none of it would be let in any more: only what was told once holds it.
	v.say('Ada', 'resource.changed', { turnaround: { before: 600, after: 600 } }, { about: hall });
	const words = (text: string): WordsId => v.say('Cam', 'words.written', { text });
	const changes: readonly FactOf<'booking.changed'>['body'][] = [
		{ purpose: words('Loto') },
		{ note: words('Clé chez Dot') },
		{ headcount: 80 },
		{ contact: v.camPerson },
		{ partner: v.mairie },
		{ purpose: null, note: null, headcount: null, contact: null, partner: null }
	];
	for (const change of changes) {
		expect(v.outcome('Cam', 'booking.changed', change, { about })).toBe('done');
		expect([v.standing(about), v.standing(behind)]).toEqual(['confirmed', 'waiting']);
	}
	expect(v.state().bookings.get(about)?.wish.key).toBe(wish);
	expect(v.state().book.taken(about)).toEqual(terms);
});

test('[R6] two phones that each changed something else of it offline are both heard, in either order', () => {
	const bodyAfter = (first: 'Ben' | 'Cam') => {
		const v = new Village();
		const about = v.ask('Ben', v.school, v.resource('Ada', v.foyer));
		const purpose: WordsId = v.say('Ben', 'words.written', { text: 'Loto' });
		const said = {
			Ben: v.write('Ben', 'booking.changed', { purpose, headcount: 40 }, { about }),
			Cam: v.write('Cam', 'booking.changed', { contact: v.camPerson }, { about })
		};
		v.add(said[first]);
		v.add(said[first === 'Ben' ? 'Cam' : 'Ben']);
		const { headcount, contact, purpose: known } = v.state().bookings.get(about)?.body ?? {};
		return { headcount, contact: contact === v.camPerson, purpose: known === purpose };
	};
	expect(bodyAfter('Ben')).toEqual({ headcount: 40, contact: true, purpose: true });
	expect(bodyAfter('Cam')).toEqual(bodyAfter('Ben'));
});

test('[RS6] [R6] a booking passed to another association counts against its quota', () => {
	const v = new Village();
	const policy = { confirm: 'itself', quotaPerSeason: 1 } as const;
	const hall = v.resource('Ada', v.foyer, { policy });
	const passed = v.ask('Ada', v.foyer, hall, [8, 9]);
	expect(v.outcome('Ada', 'booking.changed', { association: v.mairie }, { about: passed })).toBe(
		'done'
	);
	const confirmsItself = (booking: typeof passed) =>
		v.state().book.standings(booking)[0]?.confirmsItself;
	expect(confirmsItself(v.ask('Ada', v.foyer, hall, [10, 11]))).toBe(true);
	expect(confirmsItself(v.ask('Ada', v.mairie, hall, [12, 13]))).toBe(false);
});

test('[R1] whatever else a booking says beside the usual, it and its history keep every word', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const words = (text: string): WordsId => v.say('Ada', 'words.written', { text });
	const may = Object.entries({
		partner: v.mairie,
		together: true,
		repeat: { rrule: 'FREQ=WEEKLY', skips: 'none' },
		purpose: words('Loto'),
		note: words('Clé chez Dot'),
		contact: v.camPerson,
		headcount: 80,
		open: { places: 12 }
	} satisfies Partial<FactOf<'booking.asked'>['body']>);
	for (let some = 0; some < 2 ** may.length; some += 1) {
		const more = Object.fromEntries(may.filter((_, index) => some & (1 << index)));
		v.ask('Ben', v.school, hall, [10, 12], more);
	}
	const batch = 'b'.repeat(16) as Nonce;
	const source = { system: 'ics', id: 'loto' };
	const body = {
		association: v.school,
		lines: [{ id: LINE, resource: hall, quantity: 1 }],
		occurrences: [{ id: DATE, range: june(10, 12), holiday: 'none' as const }]
	};
	for (const frame of [{ batch }, { source }, { batch, need: 1 }]) {
		v.say('Ben', 'booking.asked', body, frame);
	}
	const asked = v.log.filter(({ written: { fact } }) => fact.kind === 'booking.asked');
	const { bookings } = v.state();
	expect(bookings.size).toBe(asked.length);
	for (const { written } of asked) {
		const booking = bookings.get(written.key);
		expect(booking?.body).toEqual(written.fact.body);
		expect(booking?.history[0]?.fact).toEqual(written.fact);
	}
});
