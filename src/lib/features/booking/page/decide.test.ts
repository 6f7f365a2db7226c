import { expect, test } from 'vitest';
import type { LineId, OccurrenceId } from '../../../domain/ids.ts';
import { itemRow } from '../testing/rows.ts';
import { RESOURCES } from '../testing/village.ts';
import { answered, datesAsked, linesAsked } from './decide.ts';

const on = (date: string, resource = RESOURCES.hall, asksMe = true) =>
	itemRow(resource, 1, { occurrence: date as OccurrenceId, standing: 'held', asksMe });
const hall = on('1').line;
const small = on('1', RESOURCES.small).line;
const dates = (...ids: string[]) => new Set(ids as OccurrenceId[]);
const lines = (...ids: LineId[]) => new Set(ids);
const all = ['1', '2', '3'].flatMap((date) => [on(date), on(date, RESOURCES.small)]);

test('[BK8] an answer to everything names the whole booking', () => {
	expect(answered(all, lines(hall, small), dates('1', '2', '3'))).toEqual([{}]);
	expect(answered([], lines(hall), dates('1'))).toEqual([]);
});

test('[BK8] [BK10] an answer to one date, or to one line, leaves the others alone', () => {
	expect(answered(all, lines(hall, small), dates('2'))).toEqual([
		{ lines: [hall, small], occurrences: ['2'] }
	]);
	expect(answered(all, lines(small), dates('1', '2', '3'))).toEqual([
		{ lines: [small], occurrences: ['1', '2', '3'] }
	]);
});

test('[BK8] what has been answered already is not answered again', () => {
	const some = [on('1', RESOURCES.hall, false), on('1', RESOURCES.small), on('2'), on('3')];
	expect(answered(some, lines(hall, small), dates('1', '2', '3'))).toEqual([
		{ lines: [small], occurrences: ['1'] },
		{ lines: [hall], occurrences: ['2', '3'] }
	]);
	expect(linesAsked(some).map((item) => item.line)).toEqual([small, hall]);
	expect([...datesAsked(some)]).toEqual(['1', '2', '3']);
});
