import { expect, test } from 'vitest';
import { idFrom, type FactKey, type LineId, type UnitId, type WordsId } from '../../domain/ids.ts';
import { dump } from '../testing/dump.ts';
import { fold } from '../testing/fold.fixture.ts';
import { june } from '../testing/facts.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';

test('[BK12] a handover is accepted from anyone, whatever became of the booking', () => {
	const v = new Village();
	const about = v.ask('Ben', v.school, v.resource('Ada', v.foyer));
	v.say('Ben', 'booking.withdrawn', {}, { about });
	const handover = { line: LINE, occurrence: DATE, quantity: 1, when: 1_800_000_000_000 };
	expect(
		v.outcome('Dot', 'handover.noted', { ...handover, way: 'out', keys: true }, { about })
	).toBe('done');
	expect(v.outcome('Cam', 'handover.noted', { ...handover, way: 'back' }, { about })).toBe('done');
	const noted = v.state().bookings.get(about)?.handovers;
	expect(noted?.map(({ way }) => way)).toEqual(['out', 'back']);
});

test('[BK15] others join an open booking up to its places, and leave it', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const about = v.ask('Ben', v.school, hall, [10, 12], { open: { places: 5 } });
	const closed = v.ask('Ben', v.school, hall, [20, 22]);
	const join = (places: number, id = about) =>
		v.outcome('Dot', 'booking.joined', { association: v.foyer, places }, { about: id });
	expect([join(6), join(5), join(2), join(1, closed)]).toEqual([
		'BookingReason',
		'done',
		'done',
		'RoleMayNot'
	]);
	expect(v.state().bookings.get(about)?.joined).toEqual([
		{ association: v.foyer, places: 2, person: undefined }
	]);
	expect(v.outcome('Cam', 'booking.joined', { association: v.school, places: 4 }, { about })).toBe(
		'BookingReason'
	);
	const leave = () => v.outcome('Dot', 'booking.left', { association: v.foyer }, { about });
	expect([leave(), leave()]).toEqual(['done', 'AlreadySo']);
});

test('[RS9] the later choice of units stands', () => {
	const v = new Village();
	const bus = v.resource('Ada', v.foyer, { kind: 'vehicle', capacity: 3 });
	const about = v.ask('Ben', v.school, bus);
	const assign = (unit: string) =>
		v.outcome(
			'Ada',
			'units.assigned',
			{ line: LINE, occurrence: DATE, units: [unit as UnitId] },
			{ about }
		);
	expect([assign('AA-1'), assign('BB-2'), assign('BB-2')]).toEqual(['done', 'done', 'AlreadySo']);
	expect(v.state().bookings.get(about)?.units).toEqual([
		{ line: LINE, occurrence: DATE, units: ['BB-2'] }
	]);
});

test('[BK6] [BK8] a proposal changes nothing until it is accepted, and is over once the wish has changed', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const first = v.ask('Ben', v.school, hall, [10, 12]);
	const about = v.ask('Ada', v.foyer, hall, [11, 13]);
	const wish = idFrom<FactKey>(about);
	const later = [{ id: DATE, range: june(12, 14), holiday: 'none' as const }];
	const propose = () =>
		v.outcome('Cam', 'booking.proposed', { wish, occurrences: later }, { about });
	expect(propose()).toBe('done');
	expect([v.standing(first), v.standing(about)]).toEqual(['held', 'waiting']);
	const [proposal] = v.state().bookings.get(about)?.proposals ?? [];
	expect(proposal).toMatchObject({ wish, occurrences: later });
	expect(v.outcome('Ada', 'booking.changed', { occurrences: { set: later } }, { about })).toBe(
		'done'
	);
	expect(v.standing(about)).toBe('held');
	expect(propose()).toBe('OlderWish');
	const unknown = { wish: v.state().bookings.get(about)?.wish.key ?? wish };
	expect(
		v.outcome(
			'Cam',
			'booking.proposed',
			{ ...unknown, lines: [{ id: 'x' as LineId, quantity: 1 }] },
			{ about }
		)
	).toBe('NothingAsked');
});

test('[R7] comments keep the id of their words, which can be erased', () => {
	const v = new Village();
	const about = v.ask('Ben', v.school, v.resource('Ada', v.foyer));
	const words = v.say<'words.written', WordsId>('Cam', 'words.written', {
		text: 'Madame Untel est malade'
	});
	v.say('Cam', 'booking.commented', { words }, { about });
	const keys = [words, v.camPerson, about].map((id) => idFrom<FactKey>(id));
	const erased = { person: v.camPerson, keys };
	expect(v.outcome('Cam', 'person.erased', erased, { about: v.space })).toBe('RoleMayNot');
	expect(v.outcome('Ada', 'person.erased', erased, { about: v.space })).toBe('done');
	const state = v.state();
	expect([state.words.size, state.people.size]).toEqual([0, 0]);
	expect(state.bookings.get(about)?.comments).toHaveLength(1);
	// Coming again from an older copy, they stay away.
	v.log.push(...v.log.filter(({ written }) => written.key === idFrom<FactKey>(words)));
	expect(v.state().words.size).toBe(0);
});

test('[R7] somebody erased stays away whichever room comes first, with all that was said of them', () => {
	const v = new Village();
	const about = v.camPerson;
	v.say('Cam', 'person.changed', { phone: '05 36 49 00 01' }, { about });
	// Says nothing new: no effect, and a trace of its own.
	v.say('Cam', 'person.changed', { phone: '05 36 49 00 01' }, { about });
	const keys = [idFrom<FactKey>(about)];
	v.say('Ada', 'person.erased', { person: about, keys }, { about: v.space });
	v.say('Cam', 'person.changed', { phone: '05 36 49 00 02' }, { about });
	const dumps = (['register', 'people'] as const).map((first) => {
		const inOrder = [...v.log].sort((a, b) => Number(b.room === first) - Number(a.room === first));
		return dump(fold({ space: v.space, log: inOrder }));
	});
	expect(dumps[0]).toBe(dumps[1]);
	expect(dumps[0]).not.toMatch(/Camille|05 36 49/);
});
