import { expect, test } from 'vitest';
import { idFrom, type FactKey } from '../../domain/ids.ts';
import { june } from '../testing/facts.fixture.ts';
import { DATE, Village } from '../testing/village.fixture.ts';

/** The wish a fact made. */
const factOf = (id: string) => idFrom<FactKey>(id);

const steward = { policy: { confirm: 'steward' } } as const;

test('[BK11] the owner’s responsables decide; others, and a gestionnaire elsewhere, do not', () => {
	const v = new Village();
	const gym = v.resource('Ben', v.school, steward);
	const about = v.ask('Dot', v.foyer, gym);
	expect(v.outcome('Dot', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe(
		'RoleMayNot'
	);
	expect(v.outcome('Ada', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe(
		'RoleMayNot'
	);
	expect(v.outcome('Ben', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe('done');
	expect(v.standing(about)).toBe('confirmed');
});

test('[BK11] a steward named on the resource decides, whatever their association', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, { ...steward, stewards: [v.camPerson] });
	const about = v.ask('Ben', v.school, hall);
	expect(v.outcome('Cam', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe('done');
});

test('[BK11] a gestionnaire decides for an association that has nobody', () => {
	const v = new Village();
	const square = v.resource('Ada', v.mairie, steward);
	const about = v.ask('Ben', v.school, square);
	expect(v.outcome('Ben', 'booking.refused', { wish: factOf(about) }, { about })).toBe(
		'RoleMayNot'
	);
	expect(v.outcome('Ada', 'booking.refused', { wish: factOf(about) }, { about })).toBe('done');
	expect(v.standing(about)).toBe('refused');
});

test('[BK11] nobody confirms their own where a steward is required, unless they are the only one', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, steward);
	const about = v.ask('Ada', v.foyer, hall);
	expect(v.outcome('Ada', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe(
		'OwnBooking'
	);
	expect(v.outcome('Dot', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe('done');
	const gym = v.resource('Ben', v.school, steward);
	const own = v.ask('Ben', v.school, gym);
	expect(v.outcome('Ben', 'booking.confirmed', { wish: factOf(own) }, { about: own })).toBe('done');
});

test('[BK8] a decision on another wish than the latest has no effect', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, steward);
	const about = v.ask('Ben', v.school, hall);
	const moved = {
		occurrences: { set: [{ id: DATE, range: june(30, 32), holiday: 'none' as const }] }
	};
	const wish = v.say<'booking.changed', FactKey>('Ben', 'booking.changed', moved, { about });
	expect(v.outcome('Ada', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe(
		'OlderWish'
	);
	expect(v.outcome('Ada', 'booking.confirmed', { wish }, { about })).toBe('done');
});

test('[BK8] a headcount is no part of the wish: a decision on it still stands', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, steward);
	const about = v.ask('Ben', v.school, hall);
	v.say('Ben', 'booking.changed', { headcount: 12 }, { about });
	expect(v.outcome('Ada', 'booking.confirmed', { wish: factOf(about) }, { about })).toBe('done');
});

test('[BK8] two stewards who both said yes are settled by a further fact', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer, steward);
	const one = v.ask('Ben', v.school, hall, [10, 12]);
	const two = v.ask('Cam', v.school, hall, [11, 13]);
	v.say('Ada', 'booking.confirmed', { wish: factOf(one) }, { about: one });
	v.say('Dot', 'booking.confirmed', { wish: factOf(two) }, { about: two });
	const settle = () => [one, two].map((id) => v.state().book.standings(id)[0]?.settle);
	expect(settle()).toEqual([['overcommitted'], ['overcommitted']]);
	expect(v.outcome('Cam', 'booking.settled', {}, { about: one })).toBe('done');
	v.say('Ada', 'booking.settled', {}, { about: two });
	expect(settle()).toEqual([[], []]);
});
