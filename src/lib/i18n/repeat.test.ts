import { expect, test } from 'vitest';
import type { LocalDate, LocalDateTime } from '../domain/time/types.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { repeatSentence, rhythmWords } from './repeat.ts';

overwriteGetLocale(() => 'fr');

const tuesday = '2027-06-15' as LocalDate;
const hours = {
	start: '2027-06-15T14:00' as LocalDateTime,
	end: '2027-06-15T17:00' as LocalDateTime
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('[BK10] a repetition in words', () => {
	const weekly = { every: 'week', interval: 1, days: [2] } as const;
	expect(plain(repeatSentence(weekly, hours, '2027-07-06' as LocalDate, 'both'))).toBe(
		'Tous les mardis de 14 h à 17 h, jusqu’au 6 juillet, sauf vacances scolaires et jours fériés'
	);
	expect(plain(repeatSentence(weekly, hours, '2028-01-04' as LocalDate, 'none'))).toBe(
		'Tous les mardis de 14 h à 17 h, jusqu’au 4 janvier 2028'
	);
	const until = '2027-07-27' as LocalDate;
	const except = (skips: 'none' | 'school', ...days: readonly string[]) =>
		plain(
			repeatSentence(
				weekly,
				hours,
				until,
				skips,
				days.map((day) => `2027-${day}` as LocalDate)
			)
		).split('juillet, ')[1];
	expect(except('none', '07-06')).toBe('sauf le 6 juillet');
	expect(except('none', '06-29', '06-22')).toBe('sauf le 22 juin et le 29 juin');
	expect(except('school', '06-22')).toBe('sauf vacances scolaires, et le 22 juin');
	expect(except('none', '06-22', '06-29', '07-06', '07-13')).toBe('sauf 4 dates');
});

test.each([
	[{ every: 'week', interval: 1, days: [2, 4] }, 'Tous les mardis et jeudis'],
	[{ every: 'week', interval: 2, days: [2] }, 'Toutes les 2 semaines, mardi'],
	[{ every: 'day', interval: 1 }, 'Tous les jours'],
	[{ every: 'day', interval: 3 }, 'Tous les 3 jours'],
	[{ every: 'month', interval: 1, by: 'date' }, 'Tous les mois, le 15'],
	[{ every: 'month', interval: 1, by: 'weekday', day: 2, nth: 1 }, 'Tous les mois, le 1er mardi'],
	[{ every: 'month', interval: 1, by: 'weekday', day: 2, nth: 3 }, 'Tous les mois, le 3e mardi'],
	[
		{ every: 'month', interval: 2, by: 'weekday', day: 2, nth: -1 },
		'Tous les 2 mois, le dernier mardi'
	]
] as const)('[BK10] %o', (rule, words) => {
	expect(plain(rhythmWords(rule, tuesday))).toBe(words);
});
