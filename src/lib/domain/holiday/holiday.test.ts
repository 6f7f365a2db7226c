import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays, weekdayOf } from '../time/date.ts';
import type { LocalDate } from '../time/types.ts';
import { departementOf, holidaysIn } from './holiday.ts';
import { easterOf, publicHolidays } from './public.ts';
import { schoolHolidaysOf, schoolZoneOf, type SchoolHolidays } from './school.ts';

const fixture = (name: string) =>
	readFileSync(new URL(`../../../../tests/fixtures/${name}`, import.meta.url), 'utf8');
const table = JSON.parse(fixture('vacances-scolaires.json')) as SchoolHolidays;
const date = (text: string) => text as LocalDate;

test('[T6] the 11 national days are the published ones, 2021 to 2031', () => {
	const published = [
		...fixture('jours-feries-metropole.ics').matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)
	]
		.map(([, day = '']) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)
		.sort();
	const years = Array.from({ length: 11 }, (_, index) => 2021 + index);
	const ours = years.flatMap((year) => publicHolidays(year).map((day) => day.date));
	expect(published).toHaveLength(121);
	expect(ours).toEqual(published);
});

test('[T6] Easter is the Sunday that astronomers give', () => {
	const known = { 1961: '04-02', 2000: '04-23', 2008: '03-23', 2011: '04-24', 2038: '04-25' };
	for (const [year, day] of Object.entries(known)) {
		expect(easterOf(Number(year))).toBe(`${year}-${day}`);
	}
	for (let year = 1950; year < 2150; year++) expect(weekdayOf(easterOf(year))).toBe(7);
});

test('[T6] Alsace-Moselle has Good Friday and 26 December too', () => {
	for (const departement of ['57', '67', '68']) {
		const names = publicHolidays(2027, departement).map((day) => `${day.date} ${day.name}`);
		expect(names).toHaveLength(13);
		expect(names).toContain('2027-03-26 goodFriday');
		expect(names).toContain('2027-12-26 saintStephen');
	}
	expect(publicHolidays(2027, '88')).toHaveLength(11);
});

test('[T6] last class day and day back are class days; what lies between is holiday', () => {
	const lyon = holidaysIn('69', table);
	expect(lyon(date('2026-10-17'))).toBe('none');
	expect(lyon(date('2026-10-18'))).toBe('school');
	expect(lyon(date('2026-11-01'))).toBe('both');
	expect(lyon(date('2026-11-02'))).toBe('none');
	expect(lyon(date('2026-11-11'))).toBe('public');
});

test('[T6] zones differ: a February week is holiday in A, class in C', () => {
	expect(holidaysIn('69', table)(date('2027-02-17'))).toBe('school');
	const zoneC = schoolHolidaysOf('31', table).filter(({ first }) => first.startsWith('2027-02'));
	expect(zoneC.every(({ first }) => first > '2027-02-03')).toBe(true);
	expect(schoolZoneOf('31', table)).toBe('C');
});

test('[T6] Corsica and overseas have zones of their own; an unknown place has national days alone', () => {
	expect(['2A', '2B', '20'].map((each) => schoolZoneOf(each, table))).toEqual(
		Array(3).fill('Corse')
	);
	expect(schoolZoneOf('974', table)).toBe('Réunion');
	expect(['31555', '2A004', '97411'].map(departementOf)).toEqual(['31', '2A', '974']);
	expect(holidaysIn(undefined, table)(date('2026-10-20'))).toBe('none');
	expect(holidaysIn('69', undefined)(date('2026-12-25'))).toBe('public');
	expect(holidaysIn('999', table)(date('2026-10-20'))).toBe('none');
});

test('[T6] every day of a published holiday is off, the days around it are not', () => {
	for (const departement of ['01', '31', '75', '2A', '974']) {
		const on = holidaysIn(departement, table);
		for (const { first, last } of schoolHolidaysOf(departement, table)) {
			for (let day = first; day <= last; day = addDays(day, 1)) {
				expect(['school', 'both']).toContain(on(day));
			}
			expect(['none', 'public']).toContain(on(addDays(first, -1)));
			expect(['none', 'public']).toContain(on(addDays(last, 1)));
		}
	}
});
