import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
	idFrom,
	type AssociationId,
	type BookingId,
	type LineId,
	type ResourceId
} from '../../../domain/ids.ts';
import { seasonEnd, seasonStart, type Season } from '../../../domain/time/season.ts';
import type { LocalDateTime, Zone } from '../../../domain/time/types.ts';
import { instantOf } from '../../../domain/time/zoned.ts';
import { readCalendar } from '../read/read.ts';
import { groupsIn, groupOf, usualGrouping } from './groups.ts';
import { guessResource } from './guess.ts';
import { isHolidays } from './holidays.ts';
import type { Candidate, KnownBooking } from './known.ts';
import { knownIn, planImport, type Choice, type PlannedEvent } from './plan.ts';
import { bookingRows, closureRows, type CalendarRow } from './rows.ts';
import { sourceId } from './source.ts';

const PARIS = 'Europe/Paris' as Zone;
const SEASON = '2026-2027' as Season;
const key = <Id extends ResourceId | BookingId | AssociationId>(letter: string) =>
	idFrom<Id>(letter.repeat(22));
const HALL = key<ResourceId>('h');
const SMALL = key<ResourceId>('s');
const CHAIRS = key<ResourceId>('c');
const FOYER = key<AssociationId>('f');
const candidates: readonly Candidate[] = [
	{ id: HALL, name: 'Grande salle des fêtes', isRoom: true },
	{ id: SMALL, name: 'Petite salle', isRoom: true },
	{ id: CHAIRS, name: 'Chaises coque', isRoom: false }
];

function read(bytes: Uint8Array) {
	const window = { zone: PARIS, from: seasonStart(SEASON), until: seasonEnd(SEASON) };
	const made = readCalendar(bytes, window);
	if (!made.ok) throw new Error(made.refusal.type);
	return made.value;
}
const montbrun = read(new Uint8Array(readFileSync('tests/fixtures/salle-montbrun.ics')));
const NOW = '2026-10-01T12:00' as LocalDateTime;

function choice(more: Partial<Choice> = {}): Choice {
	const by = usualGrouping(montbrun);
	const groups = new Set(montbrun.events.map((event) => groupOf(event, by)));
	return {
		season: SEASON,
		by,
		resources: new Map([...groups].map((name) => [name, HALL])),
		past: true,
		now: instantOf(NOW, PARIS),
		nowLocal: NOW,
		own: new Set(),
		taken: new Map(),
		...more
	};
}
const whom = {
	association: FOYER,
	contact: undefined,
	season: SEASON,
	holidayOn: () => 'none' as const
};
const outcomes = (planned: readonly PlannedEvent[]) =>
	Object.fromEntries(planned.map(({ uid, outcome }) => [uid.split('@')[0], outcome]));

/** What the rows of an import become in the space, as the projection would show them. */
function kept(rows: readonly CalendarRow[], more: Partial<KnownBooking> = {}): KnownBooking[] {
	return rows.flatMap((row, n) =>
		row.what === 'ask'
			? [
					{
						id: key<BookingId>(String.fromCharCode(97 + n)),
						source: row.source,
						association: FOYER,
						mayChange: true,
						gone: false,
						undone: false,
						title: row.booking.purpose ?? '',
						note: row.booking.note ?? '',
						lines: row.booking.lines.map(({ resource }) => ({ id: 'l' as LineId, resource })),
						dates: row.booking.occurrences,
						...more
					}
				]
			: []
	);
}

test('salle-montbrun.ics comes in once: the same file again changes nothing', () => {
	const planned = planImport(montbrun.events, choice(), new Map());
	expect(outcomes(planned)).toEqual({
		'danse-mardi': 'new',
		'loto-2026': 'new',
		'vide-grenier-2027': 'new',
		'ca-mensuel': 'new',
		'yoga-15j': 'new',
		'annule-1': 'cancelled',
		'noel-2026': 'new'
	});
	const rows = bookingRows(planned, whom);
	expect(rows).toHaveLength(6);
	expect(rows[0]).toMatchObject({
		what: 'ask',
		source: { system: 'ics', id: 'danse-mardi@montbrun.example', part: SEASON },
		booking: { purpose: 'Cours de danse (école intercommunale)', repeat: { skips: 'none' } }
	});
	const known = knownIn(kept(rows), SEASON);
	const again = planImport(montbrun.events, choice(), known);
	expect(new Set(Object.values(outcomes(again)))).toEqual(new Set(['same', 'cancelled']));
	expect(bookingRows(again, whom)).toEqual([]);
	// Without the dates that are over, those that came before stay.
	const later = planImport(montbrun.events, choice({ past: false }), known);
	expect(bookingRows(later, whom)).toEqual([]);
});

test('what is over comes in by choice alone', () => {
	const planned = planImport(montbrun.events, choice({ past: false }), new Map());
	const danse = planned.find(({ uid }) => uid.startsWith('danse'));
	// 8, 15, 22 and 29 September.
	expect([danse?.over, danse?.dates[0]?.range.start]).toEqual([4, '2026-10-06T14:00']);
	const late = choice({ past: false, now: instantOf('2027-08-31T00:00' as LocalDateTime, PARIS) });
	expect(
		new Set(planImport(montbrun.events, late, new Map()).map(({ outcome }) => outcome))
	).toEqual(new Set(['past', 'cancelled']));
});

test('a later version of the file moves, adds, drops, renames and calls off, date by date', () => {
	const rows = bookingRows(planImport(montbrun.events, choice(), new Map()), whom);
	const known = knownIn(kept(rows), SEASON);
	const text = readFileSync('tests/fixtures/salle-montbrun.ics', 'utf8')
		.replaceAll('20261110T153000', '20261110T160000')
		.replace('EXDATE;TZID=Europe/Paris:20261222T140000', 'EXDATE;TZID=Europe/Paris:20261215T140000')
		.replace('Loto du comité', 'Grand loto du comité')
		.replace(
			'UID:noel-2026@montbrun.example',
			'UID:noel-2026@montbrun.example\r\nSTATUS:CANCELLED'
		);
	const planned = planImport(read(new TextEncoder().encode(text)).events, choice(), known);
	expect(outcomes(planned)).toMatchObject({
		'danse-mardi': 'changed',
		'loto-2026': 'changed',
		'ca-mensuel': 'same',
		'noel-2026': 'withdraw'
	});
	const [danse, loto] = bookingRows(planned, whom);
	if (danse?.what !== 'change' || loto?.what !== 'change') throw new Error('no change');
	expect(danse.change.setOccurrences?.map(({ id, start }) => [id, start])).toEqual([
		['2026-12-22T1300', '2026-12-22T14:00'],
		['2026-11-10T1300', '2026-11-10T16:00']
	]);
	expect(danse.change.dropOccurrences).toEqual(['2026-12-15T1300']);
	expect(loto.change).toEqual({
		purpose: 'Grand loto du comité des fêtes (nuit du changement d’heure)'.replace('’', "'")
	});
});

test('[BK11] what others changed the association of, what was withdrawn here, what has no resource', () => {
	const rows = bookingRows(planImport(montbrun.events, choice(), new Map()), whom);
	const of = (more: Partial<KnownBooking>) =>
		outcomes(planImport(montbrun.events, choice(), knownIn(kept(rows, more), SEASON)))['loto-2026'];
	expect([of({ mayChange: false }), of({ gone: true }), of({ gone: true, undone: true })]).toEqual([
		'foreign',
		'gone',
		'new'
	]);
	const own = choice({ own: new Set(['loto-2026@montbrun.example']) });
	expect(outcomes(planImport(montbrun.events, own, new Map()))['loto-2026']).toBe('own');
	const unmapped = planImport(montbrun.events, choice({ resources: new Map() }), new Map());
	expect(outcomes(unmapped)['loto-2026']).toBe('unmapped');
	expect(bookingRows(unmapped, whom)).toEqual([]);
	const unticked = choice({ taken: new Map(montbrun.events.map(({ uid }) => [uid, false])) });
	expect(bookingRows(planImport(montbrun.events, unticked, new Map()), whom)).toEqual([]);
});

test.each([
	['Salle des fêtes (grande salle)', HALL],
	['SALLES DES FETES', HALL],
	['petite salle', SMALL],
	['Salle', undefined],
	['les chaises', CHAIRS],
	['Chez Paulette', undefined],
	['', undefined]
])('the name %s means one resource or none', (name, id) => {
	expect(guessResource(name, candidates)).toBe(id);
});

test('groups are places, and where their events went last time is no guess', () => {
	const groups = groupsIn(montbrun, 'place', candidates, new Map());
	expect(groups.map(({ guess }) => guess)).toContain(HALL);
	const rows = bookingRows(
		planImport(
			montbrun.events,
			choice({ resources: new Map(groups.map(({ name }) => [name, SMALL])) }),
			new Map()
		),
		whom
	);
	const again = groupsIn(montbrun, 'place', candidates, knownIn(kept(rows), SEASON));
	expect(new Set(again.map(({ guess }) => guess))).toEqual(new Set([SMALL]));
});

test('public holidays are no bookings: they close, once', () => {
	const holidays = read(new Uint8Array(readFileSync('tests/fixtures/jours-feries-metropole.ics')));
	expect([isHolidays(holidays), isHolidays(montbrun)]).toEqual([true, false]);
	const closing = { association: FOYER, resource: undefined, known: [] };
	const rows = closureRows(holidays.events, closing);
	expect(rows).toHaveLength(11);
	expect(rows).toContainEqual({
		what: 'close',
		association: FOYER,
		start: '2026-12-25T00:00',
		end: '2026-12-26T00:00',
		reason: 'Jour de Noël'
	});
	const known = rows.flatMap((row) =>
		row.what === 'close' ? [{ resources: undefined, start: row.start, end: row.end }] : []
	);
	expect(closureRows(holidays.events, { ...closing, known })).toEqual([]);
	expect(closureRows(holidays.events, { ...closing, resource: HALL, known })).toEqual([]);
});

test('names of any length and make stay names of their own', () => {
	const long = 'u'.repeat(250);
	expect(sourceId(`${long}1`)).not.toBe(sourceId(`${long}2`));
	expect(sourceId(`${long}1`).length).toBeLessThanOrEqual(200);
	expect(sourceId(' a\tb\n')).toBe('a b');
});
