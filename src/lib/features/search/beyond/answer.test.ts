import { beforeEach, expect, test, vi } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { instant, person } from '../../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../../booking/testing/village.ts';
import { answerTo } from './answer.ts';
import { wordsOf } from './forgive.ts';
import { bookingOf, countOf, personOf, thingOf, type FoundBooking, type Pile } from '../pile.ts';

const NOW = instant('2027-06-12T10:00');
const TODAY = '2027-06-12' as LocalDate;

const pile: Pile = {
	bookings: Object.values(BOOKINGS)
		.map(bookingOf)
		.sort((a, b) => a.from - b.from),
	things: Object.values(RESOURCES).map(thingOf),
	people: [person('Mme Roques', '06 39 98 98 76'), person('Odile Pons')].map(personOf)
};
const ask = (needle: string, of = pile) => answerTo(of, needle, NOW, TODAY, () => wordsOf(of));
const coming = (needle: string) => {
	const { found, near } = ask(needle);
	return { found: countOf(found), near: near?.found.coming.map(({ one }) => one.title) };
};

beforeEach(() => overwriteGetLocale(() => 'fr'));

test('a slip is forgiven where nothing is found as it was typed, and the word meant is said', () => {
	expect(coming('kermese')).toEqual({ found: 0, near: ['Kermesse de l’école'] });
	expect(ask('kermese').near?.words).toEqual(['kermesse']);
	expect(coming('repettition')).toEqual({ found: 0, near: ['Répétition de la chorale'] });
	expect(ask('REPETTITIONS').near?.words).toEqual(['répétition']);
	expect(ask('rouqes').near?.found.people.map(({ one }) => one.name)).toEqual(['Mme Roques']);
	expect(ask('barnun').near?.found.things.map(({ one }) => one.name)).toEqual(['Barnum 6 × 4 m']);
});

test('a slip is forgiven in one word of several, and while it is still being typed', () => {
	expect(coming('kermese école').near).toEqual(['Kermesse de l’école']);
	expect(coming('repett').near).toEqual(['Répétition de la chorale']);
	expect(coming('kermese zzzz').near).toBeUndefined();
});

test('what is found as it was typed comes first; many such answers need no others', () => {
	const misspelt: FoundBooking = {
		...bookingOf(BOOKINGS.choir),
		title: 'Choralle des aînés',
		search: 'choralle de aine'
	};
	const of = { ...pile, bookings: [...pile.bookings, misspelt] };
	const { found, near } = ask('chorale', of);
	expect(found.coming.map(({ one }) => one.title)).toEqual(['Répétition de la chorale']);
	expect(near?.found.coming.map(({ one }) => one.title)).toEqual(['Choralle des aînés']);
	expect(near?.words).toEqual(['choralle']);
	const words = vi.fn(() => wordsOf(pile));
	expect(answerTo(pile, 'salle', NOW, TODAY, words).near).toBeUndefined();
	expect(words).not.toHaveBeenCalled();
});

test('short words, and words of which all is far, are forgiven nothing', () => {
	expect(ask('bla').near).toBeUndefined();
	expect(ask('zeppelin').near).toBeUndefined();
	expect(answerTo(pile, 'kermese', NOW, TODAY, () => undefined).near).toBeUndefined();
});

test('[T2] a date lists what touches it, from the first hour to the last, once per booking', () => {
	const { dates } = ask('13 juin');
	expect(dates.map(({ days }) => days.first)).toEqual(['2027-06-13']);
	expect(dates[0]?.hits.map(({ one }) => one.title)).toEqual([
		'Vide-grenier',
		'Repas des aînés',
		'Répétition de la chorale'
	]);
	const over = (start: string, end: string) => {
		const one = bookingOf(BOOKINGS.choir);
		const range = { ...one.range, start, end } as typeof one.range;
		return ask('13 juin', { ...pile, bookings: [{ ...one, range }] }).dates[0]?.hits.length;
	};
	expect(over('2027-06-12T20:00', '2027-06-13T00:00')).toBe(0);
	expect(over('2027-06-12T20:00', '2027-06-13T00:01')).toBe(1);
	expect(over('2027-06-13T23:00', '2027-06-14T01:00')).toBe(1);
	expect(over('2027-06-14T00:00', '2027-06-14T01:00')).toBe(0);
	expect(over('2027-06-10T00:00', '2027-06-20T00:00')).toBe(1);
});

test('a date with words lists what bears them; a day with nothing says so, last year’s is left out', () => {
	const { dates, narrowed } = ask('kermesse samedi');
	expect(narrowed).toBe(true);
	expect(dates[0]?.hits.map(({ one }) => one.title)).toEqual(['Kermesse de l’école']);
	expect(ask('14 juillet').dates).toEqual([
		{ days: { first: '2027-07-14', last: '2027-07-14' }, hits: [] }
	]);
	expect(ask('juin').dates).toHaveLength(1);
});

test('a slip beside a date is forgiven on its days, where the words as typed find nothing', () => {
	const { dates, near } = ask('kermese samedi');
	expect(dates[0]?.hits).toEqual([]);
	expect(near?.words).toEqual(['kermesse']);
	expect(near?.found.coming.map(({ one }) => one.title)).toEqual(['Kermesse de l’école']);
	expect(ask('kermese 14 juillet').near).toBeUndefined();
	expect(ask('kermese 11-13 juin').near?.words).toEqual(['kermesse']);
	const words = vi.fn(() => wordsOf(pile));
	expect(answerTo(pile, 'kermesse samedi', NOW, TODAY, words).near).toBeUndefined();
	expect(answerTo(pile, 'samedi', NOW, TODAY, words).near).toBeUndefined();
	expect(words).not.toHaveBeenCalled();
});

test('what bears the date in its name is found as well, and stands on the page once', () => {
	const ball: FoundBooking = {
		...bookingOf(BOOKINGS.choir),
		title: 'Bal du 14 juillet',
		search: 'bal du 14 juillet'
	};
	const range = { ...ball.range, start: '2027-07-14T20:00', end: '2027-07-15T01:00' };
	const named = ask('14 juillet', { ...pile, bookings: [ball] });
	expect([countOf(named.found), named.dates[0]?.hits.length]).toEqual([1, 0]);
	const on = { ...ball, range } as FoundBooking;
	const there = ask('14 juillet', { ...pile, bookings: [on] });
	expect([countOf(there.found), there.dates[0]?.hits.length]).toEqual([0, 1]);
});
