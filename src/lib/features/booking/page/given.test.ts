import { expect, test } from 'vitest';
import type { UnitId } from '../../../domain/ids.ts';
import { bookingRow, range } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { givenElsewhere } from './given.ts';

const red = 'rouge___________' as UnitId;
const row = bookingRow(BOOKINGS.outing);
const [item] = row.items;
if (!item) throw new Error('no item');
const { line, occurrence } = item;
const outing = { ...row, units: [{ line, occurrence, units: [red] }] };
const minibus = RESOURCES.minibus.id;
const during = range('2027-06-11T11:00', '2027-06-11T18:00');
const after = range('2027-06-11T12:00', '2027-06-11T18:00');

test('[RS9] a unit given to another booking in the same span is named with that booking', () => {
	expect(givenElsewhere([outing], minibus, during)).toEqual(
		new Map([
			[
				red,
				{ booking: outing.id, title: 'Sortie à Carcassonne', range: row.wish.occurrences[0]?.range }
			]
		])
	);
});

test('[RS9] [T2] one that comes back before, one of another thing, or one given up is free', () => {
	expect(givenElsewhere([outing], minibus, after).size).toBe(0);
	expect(givenElsewhere([outing], RESOURCES.trailer.id, during).size).toBe(0);
	const gone = { ...outing, items: [{ ...item, standing: 'withdrawn' as const }] };
	expect(givenElsewhere([gone], minibus, during).size).toBe(0);
});
