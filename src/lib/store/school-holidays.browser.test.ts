import { afterEach, expect, test } from 'vitest';
import type { SchoolHolidays } from '../domain/holiday/school.ts';
import { db } from './db.ts';
import { keptTable, refreshSchoolHolidays } from './school-holidays.ts';

const until = (back: string): SchoolHolidays => ({
	departements: { 31: 'C' },
	zones: { C: [{ name: 'Vacances d’été', lastClassDay: '2026-07-04', back }] }
});
const MONDAY = Date.parse('2026-11-23T08:00:00Z');
const DAY = 86_400_000;

afterEach(() => db.settings.clear());

test('[T6] newer dates come without a release; older or unreadable ones change nothing', async () => {
	const asked: string[] = [];
	const answering = (answer: unknown) => (address: string) => {
		asked.push(address);
		return Promise.resolve(answer);
	};
	await refreshSchoolHolidays(MONDAY, false, answering(until('2026-09-01')));
	expect(asked).toEqual(['/vacances-scolaires.json']);
	// Not again within the week, nor without a network.
	await refreshSchoolHolidays(MONDAY + 2 * DAY, true, answering(until('2029-09-01')));
	await refreshSchoolHolidays(MONDAY + 9 * DAY, false, answering(until('2029-09-01')));
	expect((await keptTable())?.table).toEqual(until('2026-09-01'));

	await refreshSchoolHolidays(MONDAY + 9 * DAY, true, answering(until('2027-09-01')));
	expect(asked.at(-1)).toBe('/vacances-scolaires.json?le=2026-12-02');
	expect((await keptTable())?.table).toEqual(until('2027-09-01'));

	for (const [weeks, answer] of ['<!doctype html>', until('2026-09-01')].entries()) {
		await refreshSchoolHolidays(MONDAY + (weeks + 3) * 9 * DAY, true, answering(answer));
		expect((await keptTable())?.table).toEqual(until('2027-09-01'));
	}
	await refreshSchoolHolidays(MONDAY + 90 * DAY, true, () => Promise.reject(new Error('away')));
	expect((await keptTable())?.table).toEqual(until('2027-09-01'));
});
