import { expect, test } from 'vitest';
import { range, resourceRow } from '../testing/rows.ts';
import { daysTouched } from './touched.ts';

const at = (start: string, end: string) => [{ range: range(start, end) }];

test('[RS4] what stands in the way is looked for as far as the longest turnaround reaches', () => {
	const evening = at('2027-06-12T20:00', '2027-06-13T02:00');
	expect(daysTouched(evening, [])).toEqual(['2027-06-12', '2027-06-13']);
	expect(daysTouched(evening, [resourceRow('Barnum', { after: 12 * 60 })])).toEqual([
		'2027-06-11',
		'2027-06-12',
		'2027-06-13',
		'2027-06-14'
	]);
});

test('[BK10] each date of a repeat brings its own days, none twice', () => {
	const two = [
		...at('2027-06-12T14:00', '2027-06-12T17:00'),
		...at('2027-06-12T20:00', '2027-06-13T00:00'),
		...at('2027-06-19T14:00', '2027-06-19T17:00')
	];
	expect(daysTouched(two, [])).toEqual(['2027-06-12', '2027-06-19']);
});
