import { expect, test } from 'vitest';
import type { ClosureId, OutageId, ResourceId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/resource/types.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { june, nonceOf } from '../testing/facts.fixture.ts';
import { Village } from '../testing/village.fixture.ts';

test('[RS1] a responsable keeps the inventory; a gestionnaire where there is none', () => {
	const v = new Village();
	expect(v.why(v.resource('Ben', v.school))).toBe('done');
	expect(v.why(v.resource('Cam', v.school))).toBe('RoleMayNot');
	expect(v.why(v.resource('Ada', v.school))).toBe('RoleMayNot');
	expect(v.why(v.resource('Ada', v.mairie))).toBe('done');
});

test('[R6] changes to different fields both stand, null clears, and history shows both', () => {
	const v = new Village();
	const about = v.resource('Ada', v.foyer, { deposit: { cents: 5000 as Cents, per: 'booking' } });
	v.say('Ada', 'resource.changed', { name: 'Grande salle' }, { about });
	v.say('Dot', 'resource.changed', { capacity: 2, deposit: null }, { about });
	const hall = v.state().resources.get(about);
	expect(hall?.body).toEqual({
		kind: 'room',
		association: v.foyer,
		name: 'Grande salle',
		capacity: 2
	});
	expect(hall?.history.map(({ changed }) => changed.map(({ field, was }) => [field, was]))).toEqual(
		[
			[],
			[['name', 'Salle']],
			[
				['capacity', 1],
				['deposit', { cents: 5000, per: 'booking' }]
			]
		]
	);
});

test('[RS3] a resource that would be part of itself, at any depth, is refused', () => {
	const v = new Village();
	const [a, b, c] = [
		v.resource('Ada', v.foyer),
		v.resource('Ada', v.foyer),
		v.resource('Ada', v.foyer)
	];
	const partOf = (about: typeof a, part: typeof a) =>
		v.outcome('Ada', 'resource.changed', { parts: [{ resource: part, quantity: 1 }] }, { about });
	expect([partOf(a, b), partOf(b, c), partOf(c, a), partOf(c, c)]).toEqual([
		'done',
		'done',
		'PartsCycle',
		'PartsCycle'
	]);
	expect(v.state().resources.get(c)?.body.parts).toBeUndefined();
});

test('[RS8] a resource is retired and comes back; what was booked keeps its name', () => {
	const v = new Village();
	const about = v.resource('Ada', v.foyer);
	const booking = v.ask('Ben', v.school, about);
	const say = (kind: 'resource.retired' | 'resource.reinstated') =>
		v.outcome('Ada', kind, {}, { about });
	expect([say('resource.retired'), say('resource.retired')]).toEqual(['done', 'AlreadySo']);
	expect(v.state().resources.get(about)).toMatchObject({ retired: true, body: { name: 'Salle' } });
	expect(v.state().book.standings(booking)[0]).toMatchObject({
		standing: 'held',
		settle: ['retired']
	});
	expect(say('resource.reinstated')).toBe('done');
	expect(v.state().resources.get(about)?.retired).toBe(false);
});

test('[RS2] units out of service lower what is free until it ends', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const range = june(0, 48);
	const since = '2027-06-01' as LocalDate;
	const outage = { resource: hall, units: 1, since, span: { from: range.from, to: range.to } };
	expect(v.outcome('Cam', 'outage.noted', outage)).toBe('RoleMayNot');
	const about = v.say<'outage.noted', OutageId>('Dot', 'outage.noted', outage);
	const booking = v.ask('Ben', v.school, hall);
	expect(v.standing(booking)).toBe('waiting');
	v.say('Ada', 'outage.ended', {}, { about });
	expect(v.standing(booking)).toBe('held');
});

test('[RS5] a closed association stays closed for what it gains; what it loses opens', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const about = v.say<'closure.added', ClosureId>('Dot', 'closure.added', {
		association: v.foyer,
		range: june(0, 48)
	});
	const late = v.resource('Ada', v.foyer);
	const gym = v.resource('Ben', v.school);
	const [one, two, three] = [hall, late, gym].map((id) => v.ask('Ben', v.school, id));
	if (!one || !two || !three) throw new TypeError('asked three');
	expect([one, two, three].map((id) => v.standing(id))).toEqual(['waiting', 'waiting', 'held']);
	v.say('Ada', 'resource.changed', { association: v.mairie }, { about: hall });
	expect([v.standing(one), v.standing(two)]).toEqual(['held', 'waiting']);
	v.say('Ada', 'closure.lifted', {}, { about });
	expect(v.standing(two)).toBe('held');
});

test('[RS5] an association closes its own things only', () => {
	const v = new Village();
	const gym = v.resource('Ben', v.school);
	const closure = { association: v.foyer, resources: [gym] as const, range: june(0, 5) };
	expect(v.outcome('Ada', 'closure.added', { ...closure, resources: [gym] })).toBe('RoleMayNot');
});

const imported = (v: Village, quantity: number, n: number) => ({
	body: { kind: 'equipment', association: v.foyer, name: 'Tables', capacity: quantity } as const,
	frame: { source: { system: 'csv', id: 'ligne 3' }, batch: nonceOf(n) }
});

test('an import that comes again goes into the same thing, whose later key is known too', () => {
	const v = new Village();
	const one = imported(v, 20, -1);
	const first = v.say('Ada', 'resource.added', one.body, one.frame);
	const two = imported(v, 25, -2);
	const again = v.say<'resource.added', ResourceId>('Ada', 'resource.added', two.body, two.frame);
	const booking = v.ask('Ben', v.school, again);
	const state = v.state();
	expect([...state.resources.values()].map(({ id, body }) => [id, body.capacity])).toEqual([
		[first, 25]
	]);
	expect(state.bookings.get(booking)?.wish.lines[0]?.resource).toBe(first);
	expect(v.standing(booking)).toBe('held');
});

test('an import is undone in one step by its author or a gestionnaire: what it made, what it changed', () => {
	const v = new Village();
	const first = imported(v, 20, -1);
	const tables = v.say('Ada', 'resource.added', first.body, first.frame);
	const batch = nonceOf(-2);
	const second = imported(v, 25, -2);
	v.say('Ada', 'resource.added', second.body, second.frame);
	const chairs = v.say('Ada', 'resource.added', { ...second.body, name: 'Chaises' }, { batch });
	const club = v.say('Ada', 'association.added', { name: 'Club' }, { batch });
	const person = v.say('Ada', 'person.added', { name: 'Paul' }, { batch });
	const undo = (by: string) => v.outcome(by, 'batch.undone', { batch }, { about: v.space });
	expect([undo('Ben'), undo('Ada'), undo('Ada')]).toEqual(['RoleMayNot', 'done', 'AlreadySo']);
	const state = v.state();
	expect(state.resources.get(tables)?.body.capacity).toBe(20);
	expect(state.resources.get(tables)?.retired).toBe(false);
	expect(state.resources.get(chairs)).toMatchObject({ retired: true, undone: true });
	expect(state.associations.get(club)?.undone).toBe(true);
	expect(state.people.get(person)?.undone).toBe(true);
});

test('what was changed since an import keeps the later change when the import is undone', () => {
	const v = new Village();
	const about = v.resource('Ada', v.foyer, { capacity: 10 });
	const batch = nonceOf(-3);
	v.say('Ada', 'resource.changed', { capacity: 20, name: 'Importée' }, { about, batch });
	v.say('Dot', 'resource.changed', { name: 'Salle des fêtes' }, { about });
	v.say('Ada', 'batch.undone', { batch }, { about: v.space });
	expect(v.state().resources.get(about)?.body).toMatchObject({
		capacity: 10,
		name: 'Salle des fêtes'
	});
});

test('importing again what was undone brings it back', () => {
	const v = new Village();
	const one = imported(v, 20, -1);
	const tables = v.say('Ada', 'resource.added', one.body, one.frame);
	v.say('Ada', 'batch.undone', { batch: nonceOf(-1) }, { about: v.space });
	const two = imported(v, 20, -2);
	v.say('Ada', 'resource.added', two.body, two.frame);
	expect(v.state().resources.get(tables)).toMatchObject({ retired: false, undone: false });
});
