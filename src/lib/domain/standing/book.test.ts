import { describe, expect, test } from 'vitest';
import type { FactKey } from '../ids.ts';
import { partOf, Village } from './village.test-support.ts';

const hall = () => {
	const village = new Village();
	village.resource('salle');
	return village;
};

describe('holding and waiting', () => {
	test('[BK2] [BK3] the first is held, the second waits and is told who is in the way', () => {
		const village = hall();
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.ask('chorale', ['salle', '13 17:00', '13 20:00']);
		expect(village.item('école')).toMatchObject({ standing: 'held', reasons: [], clashesWith: [] });
		expect(village.item('chorale')).toMatchObject({
			standing: 'waiting',
			reasons: [{ type: 'Taken', by: ['école'] }],
			clashesWith: ['école']
		});
	});

	test('[T2] a booking may begin the minute another ends', () => {
		const village = hall();
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.ask('chorale', ['salle', '13 18:00', '13 20:00']);
		expect(village.standings('chorale')).toBe('held');
	});

	test('[BK3] what counts is the peak: 80 and 80 chairs one after the other, then 40 over both', () => {
		const village = new Village();
		village.resource('chaises', { capacity: 120 });
		const chairs = (quantity: number, start: string, end: string) => ({
			lines: [{ resource: 'chaises', quantity }],
			dates: [[start, end] as const]
		});
		village.ask('matin', chairs(80, '13 08:00', '13 12:00'));
		village.ask('soir', chairs(80, '13 12:00', '13 20:00'));
		village.ask('journée', chairs(40, '13 08:00', '13 20:00'));
		village.ask('de trop', chairs(1, '13 11:00', '13 11:30'));
		expect(['matin', 'soir', 'journée', 'de trop'].map((name) => village.standings(name))).toEqual([
			'held',
			'held',
			'held',
			'waiting'
		]);
	});

	test('[BK4] a late phone displaces nobody: order of arrival decides', () => {
		const village = hall();
		village.ask('arrivée', ['salle', '13 14:00', '13 18:00']);
		village.confirm('arrivée');
		for (const late of ['a', 'b', 'c']) village.ask(late, ['salle', '13 10:00', '13 20:00']);
		expect(village.standings('arrivée')).toBe('confirmed');
		expect(village.item('arrivée').settle).toEqual([]);
	});

	test('[BK5] room that comes free goes to the lowest number that fits, and on while any fits', () => {
		const village = hall();
		village.ask('fête', ['salle', '13 08:00', '13 22:00']);
		village.ask('long', ['salle', '13 10:00', '13 23:00']);
		village.ask('court', ['salle', '13 08:00', '13 10:00']);
		village.ask('autre', ['salle', '13 09:00', '13 11:00']);
		village.ask('nuit', ['salle', '13 21:00', '13 23:30']);
		village.withdraw('fête');
		expect(['long', 'court', 'autre', 'nuit'].map((name) => village.standings(name))).toEqual([
			'held',
			'held',
			'waiting',
			'waiting'
		]);
		village.refuse('long');
		expect(['autre', 'nuit'].map((name) => village.standings(name))).toEqual(['waiting', 'held']);
	});

	test('[BK5] shortening and more capacity free room too', () => {
		const village = hall();
		village.ask('fête', ['salle', '13 08:00', '13 22:00']);
		village.ask('nuit', ['salle', '13 20:00', '13 23:00']);
		village.ask('midi', ['salle', '13 12:00', '13 14:00']);
		village.change('fête', ['salle', '13 08:00', '13 19:00']);
		expect([village.standings('nuit'), village.standings('midi')]).toEqual(['held', 'waiting']);
		village.resource('salle', { capacity: 2 });
		expect(village.standings('midi')).toBe('held');
	});

	test('[BK3a] a past date is not promoted when room comes free', () => {
		const village = hall();
		village.ask('fête', ['salle', '13 08:00', '13 22:00']);
		village.ask('attend', ['salle', '13 10:00', '13 12:00']);
		village.number = Date.UTC(2027, 5, 13, 11);
		village.withdraw('fête');
		expect(village.standings('attend')).toBe('waiting');
	});
});

describe('terms at the number', () => {
	test('[BK3a] [RS6] policy is the one in force when held, not the one of today', () => {
		const village = hall();
		village.ask('avant', ['salle', '13 08:00', '13 09:00']);
		village.resource('salle', { policy: { confirm: 'steward' } });
		village.ask('après', ['salle', '13 10:00', '13 11:00']);
		expect(village.item('avant').confirmsItself).toBe(true);
		expect(village.item('après').confirmsItself).toBe(false);
	});

	test('[BK3a] [RS3] [RS4] parts and turnaround are kept, and a waiting claim takes them when promoted', () => {
		const village = new Village();
		village.resource('micro', { capacity: 2 });
		village.resource('sono', {
			parts: [partOf('micro', 2)],
			turnaround: { before: 0, after: 60 }
		});
		village.ask('bal', ['sono', '13 20:00', '13 23:00']);
		village.ask('suite', ['sono', '13 22:00', '13 23:00']);
		village.resource('sono', { parts: [], turnaround: { before: 0, after: 0 } });
		village.ask('micros', {
			lines: [{ resource: 'micro', quantity: 1 }],
			dates: [['13 23:30', '13 23:45']]
		});
		expect(village.standings('micros'), 'an hour of turnaround holds both microphones').toBe(
			'waiting'
		);
		village.withdraw('bal');
		expect(village.standings('micros')).toBe('held');
		expect(village.standings('suite')).toBe('held');
		expect(village.takes('suite')).toEqual(['sono']);
	});

	test('[BK3a] [RS5] opening rules of the day it was asked; notice counts from its number', () => {
		const village = hall();
		village.resource('salle', { opening: { notice: 2 * 24 * 60 } });
		village.ask('à temps', ['salle', '13 08:00', '13 09:00']);
		village.resource('salle', { opening: { notice: 400 * 24 * 60 } });
		expect(village.standings('à temps')).toBe('held');
		village.number = Date.UTC(2027, 5, 12);
		village.ask('trop tard', ['salle', '14 08:00', '14 09:00']);
		expect(village.item('trop tard')).toMatchObject({
			standing: 'waiting',
			reasons: [{ type: 'TooLate' }]
		});
		expect(village.standings('à temps')).toBe('held');
	});

	test('[RS6] past the quota of the season a steward decides; dropped dates no longer count', () => {
		const village = hall();
		village.resource('salle', { policy: { confirm: 'itself', quotaPerSeason: 2 } });
		village.ask('un', ['salle', '13 08:00', '13 09:00'], 'club');
		village.ask('deux', ['salle', '13 10:00', '13 11:00'], 'club');
		village.ask('trois', ['salle', '13 12:00', '13 13:00'], 'club');
		village.ask('voisin', ['salle', '13 14:00', '13 15:00'], 'école');
		expect(village.item('deux')).toMatchObject({ confirmsItself: true, reasons: [] });
		expect(village.item('trois')).toMatchObject({
			standing: 'held',
			confirmsItself: false,
			reasons: [{ type: 'PastQuota', times: 2 }]
		});
		expect(village.item('voisin').confirmsItself).toBe(true);
		village.withdraw('un');
		village.ask('quatre', ['salle', '13 16:00', '13 17:00'], 'club');
		expect(village.item('quatre').confirmsItself, 'deux and trois stand').toBe(false);
		village.withdraw('deux');
		village.ask('cinq', ['salle', '13 18:00', '13 19:00'], 'club');
		village.withdraw('trois');
		village.withdraw('quatre');
		village.ask('six', ['salle', '13 20:00', '13 21:00'], 'club');
		expect(village.item('six').confirmsItself).toBe(true);
	});

	test('[RS6] [BK3a] a booking that changes hands counts for its new association, and keeps what it was told', () => {
		const village = hall();
		village.resource('salle', { policy: { confirm: 'itself', quotaPerSeason: 1 } });
		village.ask('un', ['salle', '13 08:00', '13 09:00'], 'club');
		village.ask('deux', ['salle', '13 10:00', '13 11:00'], 'club');
		village.transfer('un', 'école');
		village.ask('trois', ['salle', '13 12:00', '13 13:00'], 'école');
		expect(village.item('trois').confirmsItself).toBe(false);
		expect(village.item('un').confirmsItself).toBe(true);
		expect(village.item('deux').confirmsItself).toBe(false);
		village.withdraw('deux');
		village.ask('quatre', ['salle', '13 14:00', '13 15:00'], 'club');
		expect(village.item('quatre').confirmsItself).toBe(true);
	});
});

describe('wishes', () => {
	test('[BK6] the old claim stands until the new one fits, then they swap in one step', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.ask('club', ['salle', '14 14:00', '14 16:00']);
		village.ask('attend', ['salle', '13 15:00', '13 17:00']);
		village.change('chorale', ['salle', '14 14:00', '14 16:00']);
		expect(village.item('chorale')).toMatchObject({
			standing: 'held',
			changeWaits: true,
			reasons: [{ type: 'Taken', by: ['club'] }]
		});
		expect(village.standings('attend')).toBe('waiting');
		village.withdraw('club');
		expect(village.item('chorale')).toMatchObject({
			standing: 'held',
			changeWaits: false,
			reasons: []
		});
		expect(village.standings('attend'), 'the place it left').toBe('held');
	});

	test('[BK6] [BK3] its own claim is not in the way of its change', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.change('chorale', ['salle', '13 15:00', '13 17:00']);
		expect(village.item('chorale')).toMatchObject({ standing: 'held', changeWaits: false });
	});

	test('[BK6] only the latest wish is tried; going back to what stands ends the change', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.ask('club', ['salle', '14 14:00', '14 16:00']);
		village.change('chorale', ['salle', '14 14:00', '14 16:00']);
		village.change('chorale', ['salle', '13 14:00', '13 16:00']);
		village.withdraw('club');
		expect(village.item('chorale')).toMatchObject({ changeWaits: false });
		expect(new Date(village.item('chorale').span.from).getUTCDate()).toBe(13);
	});

	test('[BK6] [R4] shrinking takes effect at once and keeps what was confirmed', () => {
		const village = new Village();
		village.resource('chaises', { capacity: 100 });
		const chairs = (quantity: number) => ({
			lines: [{ resource: 'chaises', quantity }],
			dates: [['13 08:00', '13 20:00'] as const]
		});
		village.ask('école', chairs(80));
		village.confirm('école');
		village.ask('club', chairs(60));
		village.change('école', chairs(40));
		expect(village.item('école')).toMatchObject({
			standing: 'confirmed',
			quantity: 40,
			changeWaits: false
		});
		expect(village.standings('club')).toBe('held');
	});

	test('[BK6] [BK8] moved to another time, a confirmed booking is to be confirmed again', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.confirm('chorale');
		village.change('chorale', ['salle', '14 14:00', '14 16:00']);
		expect(village.standings('chorale')).toBe('held');
	});

	test('[BK7] lines and dates stand alone, and a repeat that overlaps itself waits for itself', () => {
		const village = hall();
		village.resource('tables', { capacity: 10 });
		village.ask('école', ['salle', '13 14:00', '13 16:00']);
		village.ask('fête', {
			lines: [{ resource: 'salle' }, { resource: 'tables', quantity: 6 }],
			dates: [
				['13 14:00', '13 18:00'],
				['13 17:00', '13 20:00']
			]
		});
		expect(village.standings('fête')).toBe('waiting held held waiting');
		expect(village.items('fête')[3]?.reasons).toEqual([{ type: 'Taken', by: ['fête'] }]);
	});

	test('[BK7] all or nothing: holds nothing while it waits, then all in one step', () => {
		const village = hall();
		village.resource('tables', { capacity: 10 });
		village.ask('école', ['salle', '13 14:00', '13 16:00']);
		village.ask('fête', {
			lines: [{ resource: 'salle' }, { resource: 'tables', quantity: 6 }],
			dates: [['13 14:00', '13 18:00']],
			together: true
		});
		village.ask('club', {
			lines: [{ resource: 'tables', quantity: 8 }],
			dates: [['13 09:00', '13 12:00']]
		});
		expect([village.standings('fête'), village.standings('club')]).toEqual([
			'waiting waiting',
			'held'
		]);
		expect(village.items('fête')[1]?.reasons, 'the tables alone would be free').toEqual([]);
		village.withdraw('école');
		expect(village.standings('fête')).toBe('held held');
	});

	test('[BK7] asked jointly, a refused line refuses all and a move moves all', () => {
		const village = hall();
		village.resource('tables', { capacity: 10 });
		const wish = (day: string) => ({
			lines: [{ resource: 'salle' }, { resource: 'tables', quantity: 6 }],
			dates: [[`${day} 14:00`, `${day} 18:00`] as const],
			together: true
		});
		village.ask('fête', wish('13'));
		village.ask('club', {
			lines: [{ resource: 'tables', quantity: 6 }],
			dates: [['14 14:00', '14 15:00']]
		});
		village.change('fête', wish('14'));
		expect(village.items('fête').map((item) => [item.standing, item.changeWaits])).toEqual([
			['held', true],
			['held', true]
		]);
		village.withdraw('club');
		expect(village.items('fête').every((item) => !item.changeWaits)).toBe(true);
		village.refuse('fête', { lines: ['l2'] });
		expect(village.standings('fête')).toBe('refused refused');
	});
});

describe('decisions', () => {
	test('[BK8] a decision on an older wish has no effect and says which wish is current', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		const seen = village.wishOf('chorale');
		village.change('chorale', ['salle', '13 15:00', '13 17:00']);
		expect(village.confirm('chorale', {}, seen)).toEqual({
			type: 'olderWish',
			current: village.wishOf('chorale')
		});
		expect(village.refuse('chorale', {}, seen)).toMatchObject({ type: 'olderWish' });
		expect(village.standings('chorale')).toBe('held');
	});

	test('[BK8] two stewards, both offline, confirm both: to settle on both sides until one does', () => {
		const village = hall();
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.ask('chorale', ['salle', '13 17:00', '13 20:00']);
		village.confirm('école');
		village.confirm('chorale');
		for (const [name, other] of [
			['école', 'chorale'],
			['chorale', 'école']
		] as const) {
			expect(village.item(name)).toMatchObject({
				standing: 'confirmed',
				settle: ['overcommitted'],
				clashesWith: [other]
			});
		}
		expect(village.settle('chorale')).toEqual({ type: 'done' });
		expect(village.item('école').settle).toEqual([]);
		village.ask('club', ['salle', '13 17:30', '13 17:45']);
		village.confirm('club');
		expect(village.item('école').settle, 'a new cause is to be settled anew').toEqual([
			'overcommitted'
		]);
	});

	test('[BK8] [RS5] [RS2] [R4] a closure and lost units cut into what stands: to settle, never lowered', () => {
		const village = new Village();
		village.resource('chaises', { capacity: 100 });
		const chairs = (quantity: number) => ({
			lines: [{ resource: 'chaises', quantity }],
			dates: [['13 08:00', '13 20:00'] as const]
		});
		village.ask('école', chairs(60));
		village.ask('club', chairs(40));
		village.outage('cassées', { resource: 'chaises', units: 5, from: '13 10:00', to: '13 12:00' });
		expect(village.item('école')).toMatchObject({
			standing: 'held',
			settle: ['outOfService'],
			clashesWith: ['club']
		});
		village.outage('cassées');
		expect(village.item('école').settle).toEqual([]);
		village.closure('travaux', { resources: ['chaises'], from: '13 19:00', to: '14 08:00' });
		expect(village.item('club')).toMatchObject({ standing: 'held', settle: ['closed'] });
		village.ask('après', { lines: [{ resource: 'chaises' }], dates: [['13 21:00', '13 22:00']] });
		expect(village.item('après').reasons).toEqual([{ type: 'Closed', closure: 'travaux' }]);
		village.closure('travaux');
		expect(village.standings('après')).toBe('held');
	});

	test('[BK8] [RS5] what has been settled about a closure stays so when it is told again', () => {
		const village = hall();
		village.resource('petite');
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.closure('travaux', { resources: ['salle'], from: '13 08:00', to: '14 08:00' });
		village.settle('école');
		village.closure('travaux', {
			resources: ['salle', 'petite'],
			from: '13 08:00',
			to: '14 08:00'
		});
		expect(village.item('école').settle).toEqual([]);
		village.closure('travaux', { resources: ['salle'], from: '13 09:00', to: '14 08:00' });
		expect(village.item('école').settle).toEqual(['closed']);
	});

	test('[BK8] [RS2] what has been settled about lost units stays so until more are lost', () => {
		const village = hall();
		const broken = { resource: 'salle', from: '13 08:00', to: '14 08:00' };
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.outage('panne', { ...broken, units: 1 });
		village.settle('école');
		village.outage('panne', { ...broken, units: 1 });
		expect(village.item('école').settle).toEqual([]);
		village.outage('panne', { ...broken, units: 2 });
		expect(village.item('école').settle).toEqual(['outOfService']);
	});

	test('[RS8] a retired thing keeps its bookings, marks those to come, and takes no new ones', () => {
		const village = hall();
		village.ask('passée', ['salle', '10 14:00', '10 18:00']);
		village.ask('à venir', ['salle', '13 14:00', '13 18:00']);
		village.number = Date.UTC(2027, 5, 11);
		village.resource('salle', { retired: true });
		village.ask('nouvelle', ['salle', '14 14:00', '14 18:00']);
		expect(village.item('passée')).toMatchObject({ standing: 'held', settle: [] });
		expect(village.item('à venir')).toMatchObject({ standing: 'held', settle: ['retired'] });
		expect(village.item('nouvelle').reasons).toEqual([{ type: 'Retired' }]);
		village.resource('salle');
		expect(village.standings('nouvelle')).toBe('held');
	});

	test('[BK8] refusing a change leaves what stood before; refusing it again changes nothing', () => {
		const village = hall();
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.confirm('chorale');
		village.ask('club', ['salle', '14 14:00', '14 16:00']);
		village.change('chorale', ['salle', '14 14:00', '14 16:00']);
		expect(village.refuse('chorale')).toEqual({ type: 'done' });
		expect(village.refuse('chorale')).toEqual({ type: 'alreadySo' });
		village.withdraw('club');
		expect(village.item('chorale')).toMatchObject({ standing: 'confirmed', changeWaits: true });
	});

	test('[BK10] one date of a repeat is dropped or moved without touching the others', () => {
		const village = hall();
		const dates = (...days: string[]) =>
			days.map((day) => [`${day} 14:00`, `${day} 16:00`] as const);
		village.ask('cours', { lines: [{ resource: 'salle' }], dates: dates('06', '13', '20') });
		village.confirm('cours');
		village.withdraw('cours', { dates: ['o2'] });
		expect(village.standings('cours')).toBe('confirmed withdrawn confirmed');
		village.change('cours', { lines: [{ resource: 'salle' }], dates: dates('07', '13', '20') });
		expect(village.standings('cours')).toBe('held withdrawn confirmed');
	});

	test('[R5] what makes no difference says so, and nothing throws', () => {
		const village = hall();
		const nobody = 'personne';
		expect(village.confirm(nobody, {}, 'x' as FactKey)).toEqual({ type: 'unknownBooking' });
		expect(village.withdraw(nobody)).toEqual({ type: 'unknownBooking' });
		village.ask('chorale', ['salle', '13 14:00', '13 16:00']);
		village.confirm('chorale');
		expect(village.confirm('chorale')).toEqual({ type: 'alreadySo' });
		expect(village.confirm('chorale', { lines: ['l9'] })).toEqual({ type: 'nothingInScope' });
		village.withdraw('chorale');
		expect(village.withdraw('chorale')).toEqual({ type: 'alreadySo' });
		expect(village.confirm('chorale')).toEqual({ type: 'nothingInScope' });
		village.ask('ailleurs', ['inconnue', '13 14:00', '13 16:00']);
		expect(village.standings('ailleurs')).toBe('waiting');
		village.resource('inconnue');
		expect(village.standings('ailleurs')).toBe('held');
		expect(village.items(nobody)).toEqual([]);
	});

	test('[RS3] a whole whose part is booked waits, and a ring of parts is not taken', () => {
		const village = new Village();
		village.resource('petite');
		village.resource('grande');
		const parts = [partOf('petite'), partOf('grande')];
		village.resource('entière', { parts });
		village.ask('club', ['petite', '13 14:00', '13 16:00']);
		village.ask('bal', ['entière', '13 15:00', '13 23:00']);
		village.ask('chorale', ['grande', '13 15:00', '13 16:00']);
		expect(['bal', 'chorale'].map((name) => village.standings(name))).toEqual(['waiting', 'held']);
		village.resource('petite', { parts: [partOf('entière', 1)] });
		village.ask('seul', ['petite', '13 18:00', '13 19:00']);
		expect(village.takes('seul')).toEqual(['petite']);
	});

	test('[RS9] a pool is asked for by number, each of its units once', () => {
		const village = new Village();
		village.resource('minibus', { capacity: 3 });
		for (const name of ['a', 'b', 'c', 'd']) village.ask(name, ['minibus', '13 08:00', '13 20:00']);
		expect(['a', 'b', 'c', 'd'].map((name) => village.standings(name))).toEqual([
			'held',
			'held',
			'held',
			'waiting'
		]);
	});
});

describe('in the order of the log', () => {
	const chairs = (quantity: number, start = '13 08:00', end = '13 20:00') => ({
		lines: [{ resource: 'chaises', quantity }],
		dates: [[start, end] as const]
	});

	test('[BK5] [BK6] asking for less keeps the turn of a waiting claim, asking otherwise queues anew', () => {
		const village = new Village();
		village.resource('chaises', { capacity: 50 });
		village.ask('fête', chairs(50));
		village.ask('premier', chairs(40));
		village.ask('deuxième', chairs(30));
		village.ask('troisième', chairs(30));
		village.change('premier', chairs(35));
		village.change('deuxième', chairs(30, '13 09:00', '13 21:00'));
		village.withdraw('fête');
		expect(['premier', 'deuxième', 'troisième'].map((name) => village.standings(name))).toEqual([
			'held',
			'waiting',
			'waiting'
		]);
		village.withdraw('premier');
		expect(['deuxième', 'troisième'].map((name) => village.standings(name))).toEqual([
			'waiting',
			'held'
		]);
	});

	test('[BK3a] a claim that shrinks keeps the parts and the turnaround it was held with', () => {
		const village = new Village();
		village.resource('chaises', { capacity: 50 });
		village.resource('buvette', {
			capacity: 2,
			parts: [partOf('chaises', 10)],
			turnaround: { before: 0, after: 60 }
		});
		const bars = (quantity: number) => ({
			lines: [{ resource: 'buvette', quantity }],
			dates: [['13 08:00', '13 20:00'] as const]
		});
		village.ask('bal', bars(2));
		village.resource('buvette', { capacity: 2 });
		village.change('bal', bars(1));
		expect(village.takes('bal')).toEqual(['buvette', 'chaises']);
		village.ask('club', chairs(41, '13 20:30', '13 21:00'));
		village.ask('école', chairs(40, '13 20:30', '13 21:00'));
		expect([village.standings('club'), village.standings('école')]).toEqual(['waiting', 'held']);
	});

	test('[RS3] [BK5] a whole that waits is held when its part comes free', () => {
		const village = new Village();
		village.resource('petite');
		village.resource('entière', { parts: [partOf('petite')] });
		village.ask('club', ['petite', '13 14:00', '13 16:00']);
		village.ask('bal', ['entière', '13 15:00', '13 23:00']);
		village.withdraw('club');
		expect(village.standings('bal')).toBe('held');
	});

	test('[RS4] [BK5] what waits for the sake of its own turnaround is held when that comes free', () => {
		const village = new Village();
		village.resource('barnum', { turnaround: { before: 24 * 60, after: 0 } });
		village.ask('samedi', ['barnum', '12 08:00', '12 20:00']);
		village.ask('dimanche', ['barnum', '13 08:00', '13 20:00']);
		expect(village.standings('dimanche')).toBe('waiting');
		village.withdraw('samedi');
		expect(village.standings('dimanche')).toBe('held');
	});

	test('[RS4] [BK5] what waits for a turnaround alone is held when that comes free', () => {
		const village = new Village();
		village.resource('barnum', { turnaround: { before: 0, after: 24 * 60 } });
		village.ask('samedi', ['barnum', '12 08:00', '12 20:00']);
		village.ask('dimanche', ['barnum', '13 08:00', '13 20:00']);
		expect(village.item('dimanche').reasons).toEqual([{ type: 'Taken', by: ['samedi'] }]);
		village.book.takeTouched();
		village.withdraw('samedi');
		expect(village.standings('dimanche')).toBe('held');
		expect([...village.book.takeTouched()].sort()).toEqual(['dimanche', 'samedi']);
	});

	test('[BK3a] [RS5] notice counts from the number it was asked at, also when promoted later', () => {
		const village = new Village();
		village.resource('salle', { opening: { notice: 48 * 60 } });
		village.ask('fête', ['salle', '13 08:00', '13 22:00']);
		village.ask('attend', ['salle', '13 10:00', '13 12:00']);
		village.number = Date.UTC(2027, 5, 12, 12);
		village.withdraw('fête');
		expect(village.standings('attend')).toBe('held');
	});

	test('[RS6] [T4] a quota counts the season of the first day, and a date once however many lines', () => {
		const village = new Village();
		village.resource('salle', { capacity: 9, policy: { confirm: 'itself', quotaPerSeason: 2 } });
		const twice = {
			lines: [{ resource: 'salle' }, { resource: 'salle' }],
			dates: [['13 08:00', '13 09:00'] as const]
		};
		village.ask('deux lignes', twice, 'club');
		expect(village.items('deux lignes').every((item) => item.confirmsItself)).toBe(true);
		village.ask('un', ['salle', '14 08:00', '14 09:00'], 'club');
		expect(village.item('un').confirmsItself).toBe(true);
		village.ask('de trop', ['salle', '15 08:00', '15 09:00'], 'club');
		expect(village.item('de trop').confirmsItself).toBe(false);
		village.ask('rentrée', ['salle', '2027-09-01T08:00', '2027-09-01T09:00'], 'club');
		expect(village.item('rentrée').confirmsItself).toBe(true);
	});

	test('[BK8] all sides are marked as changed when one is confirmed over capacity', () => {
		const village = hall();
		village.ask('école', ['salle', '13 14:00', '13 18:00']);
		village.ask('chorale', ['salle', '13 17:00', '13 20:00']);
		village.book.takeTouched();
		village.confirm('chorale');
		expect([...village.book.takeTouched()].sort()).toEqual(['chorale', 'école']);
		village.settle('chorale');
		expect([...village.book.takeTouched()].sort()).toEqual(['chorale', 'école']);
	});

	test('[R3] [BK8] a claim that comes back after a restore keeps its standing; told twice is to settle', () => {
		const village = hall();
		village.ask('avant', ['salle', '12 14:00', '12 18:00']);
		const lost = village.number + 1;
		village.number += 1000;
		village.ask('depuis', ['salle', '13 14:00', '13 18:00']);
		village.number = lost;
		village.ask('revenue', ['salle', '13 16:00', '13 20:00'], 'club', true);
		expect(village.standings('revenue')).toBe('held');
		expect([village.item('depuis').settle, village.item('revenue').settle]).toEqual([
			['toldTwice'],
			['toldTwice']
		]);
		village.number = lost;
		village.ask('déjà prise', ['salle', '12 16:00', '12 20:00'], 'club', true);
		expect(village.standings('déjà prise'), 'it was told no before, too').toBe('waiting');
	});
});
