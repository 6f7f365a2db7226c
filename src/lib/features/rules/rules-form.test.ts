import { expect, test } from 'vitest';
import { openingReasons } from '../../domain/opening/rules.ts';
import type { LocalDateTime, LocalTime, Zone } from '../../domain/time/types.ts';
import { rangeBetween } from '../../domain/time/zoned.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { rulesProblems } from './rules-check.ts';
import { rulesChange, rulesForm, rulesFrom, weekendForm, type Rules } from './rules-form.ts';

setLocale('fr', { reload: false });
const time = (text: string) => text as LocalTime;
const all: Rules = {
	opening: {
		hours: [{ days: [1, 2, 3, 4, 5, 6], from: time('08:00'), to: time('24:00') }],
		packages: [
			{ name: 'Week-end', startDay: 6, startTime: time('08:00'), endDay: 1, endTime: time('08:00') }
		],
		packagesOnly: true,
		shortest: 90,
		longest: 4320,
		notice: 10_080,
		horizonDays: 365,
		notOn: [3],
		notInSchoolHolidays: true,
		notOnPublicHolidays: true
	},
	turnaround: { before: 30, after: 120 },
	policy: { confirm: 'steward', quotaPerSeason: 3 }
};

test('[RS4] [RS5] [RS6] every rule goes into the form and comes out as it was', () => {
	expect(rulesFrom(rulesForm(all))).toEqual(all);
	expect(rulesChange(rulesForm(all), all)).toEqual({});
	expect(rulesForm(all).notice).toEqual({ count: '7', unit: 'days' });
});

test('[R6] only what was changed is written, and what was emptied is cleared', () => {
	const form = rulesForm(all);
	form.quota = '';
	expect(rulesChange(form, all)).toEqual({
		policy: { confirm: 'steward', quotaPerSeason: undefined }
	});
	const empty = { ...rulesForm({}), confirm: 'steward' as const, quota: '3' };
	expect(rulesChange(empty, all)).toEqual({ opening: null, turnaround: null });
	expect(rulesChange(rulesForm({}), {})).toEqual({});
});

test('[RS5] the week-end of one tap is the package the engine lets through, whatever the hours', () => {
	const form = rulesForm({});
	form.packages = [weekendForm('Week-end')];
	form.packagesOnly = true;
	const { opening = {} } = rulesFrom(form);
	const ask = (start: string, end: string) => {
		const zone = 'Europe/Paris' as Zone;
		const range = rangeBetween(start as LocalDateTime, end as LocalDateTime, zone);
		if (!range.ok) throw new Error(range.refusal.type);
		return openingReasons(opening, { ...range.value, holiday: 'none' } as never, 0);
	};
	expect(ask('2027-06-12T08:00', '2027-06-14T08:00')).toEqual([]);
	expect(ask('2027-06-12T09:00', '2027-06-14T08:00')).toEqual([{ type: 'PackagesOnly' }]);
});

test('what cannot be is said beside its field', () => {
	const form = rulesForm({});
	form.hours = [{ days: [], from: '', to: '23:00' }];
	form.packagesOnly = true;
	form.shortest = { count: '3', unit: 'days' };
	form.longest = { count: '2', unit: 'hours' };
	form.quota = 'trois';
	expect([...rulesProblems(form).keys()].toSorted()).toEqual([
		...['hours.0.days', 'hours.0.from', 'longest', 'packagesOnly', 'quota']
	]);
	expect(rulesProblems(rulesForm(all)).size).toBe(0);
});
