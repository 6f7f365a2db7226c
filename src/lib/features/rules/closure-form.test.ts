import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { closureProblems, closureRange, emptyClosure } from './closure-form.ts';

setLocale('fr', { reload: false });
const form = emptyClosure('2026-12-24' as LocalDate);

test('[RS5] [T2] days are shown with an inclusive last day, and written up to the midnight after', () => {
	expect(closureRange({ ...form, to: '2026-12-31' })).toEqual({
		start: '2026-12-24T00:00',
		end: '2027-01-01T00:00'
	});
	expect(closureRange({ ...form, byHour: true })).toEqual({
		start: '2026-12-24T08:00',
		end: '2026-12-24T18:00'
	});
});
test('an end before the start, or no date, is said', () => {
	expect(closureProblems({ ...form, to: '2026-12-23' })).toHaveProperty('to');
	expect(closureProblems({ ...form, from: '' })).toHaveProperty('from');
	expect(closureProblems({ ...form, byHour: true, toTime: '07:00' })).toHaveProperty('to');
	expect(closureProblems(form)).toEqual({});
});
