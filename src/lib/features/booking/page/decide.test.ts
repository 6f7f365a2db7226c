import { expect, test } from 'vitest';
import type { FactKey, LineId, OccurrenceId } from '../../../domain/ids.ts';
import { itemRow } from '../testing/rows.ts';
import { RESOURCES } from '../testing/village.ts';
import { answered, datesAsked, linesAsked, mayRefuse, reachOfAnswer } from './decide.ts';

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

test('[BK8] [BK11] what clashes may get a no though it was confirmed, from whoever decides on it', () => {
	const clash = { settle: ['overcommitted'], mayDecide: true } as const;
	expect(mayRefuse(itemRow(RESOURCES.hall, 1, clash))).toBe(true);
	expect(mayRefuse(itemRow(RESOURCES.hall, 1, { ...clash, mayDecide: false }))).toBe(false);
	// A yes nobody disputes is not taken back in passing, nor a no said twice.
	expect(mayRefuse(itemRow(RESOURCES.hall, 1, { mayDecide: true }))).toBe(false);
	expect(mayRefuse(itemRow(RESOURCES.hall, 1, { ...clash, standing: 'refused' }))).toBe(false);
	const kitchen = itemRow(RESOURCES.kitchen);
	const both = [itemRow(RESOURCES.hall, 1, clash), kitchen];
	const about = reachOfAnswer({ wish: wish(false), items: both }, kitchen);
	expect(answered(both, about.lines, about.dates, mayRefuse)).toEqual([
		{ lines: [hall], occurrences: ['1'] }
	]);
});

const wish = (together: boolean) => ({
	key: 'w'.repeat(22) as FactKey,
	lines: [],
	occurrences: [],
	together
});

test('[BK7] an answer reaches one date, or every date of what was asked jointly', () => {
	const one = { occurrence: '2' as OccurrenceId };
	expect([...reachOfAnswer({ wish: wish(false), items: all }, one).dates]).toEqual(['2']);
	expect([...reachOfAnswer({ wish: wish(true), items: all }, one).dates]).toEqual(['1', '2', '3']);
});
