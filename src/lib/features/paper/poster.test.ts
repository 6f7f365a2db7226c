import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/time/types.ts';
import { reasonSentence } from '../../i18n/reason.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { range } from '../booking/testing/rows.ts';
import { RESOURCES } from '../booking/testing/village.ts';
import { daysOfWeek, posterRows } from './poster.ts';

overwriteGetLocale(() => 'fr');

test('[RS5] a day on which a thing is not lent is no empty paper to write on; a closure says its own reason', () => {
	const hall = {
		...RESOURCES.pouze,
		closures: [{ id: 'c', range: range('2027-06-10T00:00', '2027-06-11T00:00'), reason: 'Travaux' }]
	};
	const days = daysOfWeek('2027-06-09' as LocalDate);
	const midweek = (_: unknown, date: LocalDate) =>
		date === '2027-06-09' || date === '2027-06-10' ? ({ type: 'NotThatDay' } as const) : undefined;
	const [row] = posterRows([hall], [hall], [], days, midweek);
	const closed = row?.cells.flatMap(({ date, closed: words }) =>
		words.length > 0 ? [[date.slice(8), words]] : []
	);
	expect(closed).toEqual([
		['09', [reasonSentence({ type: 'NotThatDay' })]],
		['10', ['Fermée\u00a0: Travaux']]
	]);
});
