import { expect, test } from 'vitest';
import type { HandoverWay } from '../domain/booking/types.ts';
import type { HandoverId, LineId, OccurrenceId } from '../domain/ids.ts';
import { bookingRow } from '../features/booking/testing/rows.ts';
import { BOOKINGS } from '../features/booking/testing/village.ts';
import { leftToHand } from './handover.ts';

const DATE = '1' as OccurrenceId;
const lines = BOOKINGS.mounting.items.map((item) => item.line);
const noted = (line: LineId | undefined, way: HandoverWay, quantity: number) => ({
	id: `${line}-${way}` as HandoverId,
	byName: 'Odile',
	text: undefined,
	line: line ?? ('none' as LineId),
	occurrence: DATE,
	way,
	quantity,
	when: 0
});
const booking = (...handovers: ReturnType<typeof noted>[]) =>
	bookingRow(BOOKINGS.mounting, { handovers });

test('[BK12] all of it leaves when nothing was noted yet', () => {
	expect(leftToHand(booking(), DATE, 'out').map(({ quantity }) => quantity)).toEqual([1, 20, 80]);
});

test('[BK12] what left in part leaves for the rest', () => {
	const rest = leftToHand(booking(noted(lines[1], 'out', 12)), DATE, 'out');
	expect(rest.map(({ quantity }) => quantity)).toEqual([1, 8, 80]);
});

test('[BK12] only what went out comes back, line by line', () => {
	const some = booking(
		noted(lines[0], 'out', 1),
		noted(lines[1], 'out', 12),
		noted(lines[1], 'back', 5),
		noted(lines[2], 'out', 80),
		noted(lines[2], 'back', 80)
	);
	expect(leftToHand(some, DATE, 'back')).toEqual([
		{ line: lines[0], quantity: 1 },
		{ line: lines[1], quantity: 7 }
	]);
});

test('[BK12] a return can be noted though nobody noted the departure', () => {
	expect(leftToHand(booking(), DATE, 'back').map(({ quantity }) => quantity)).toEqual([1, 20, 80]);
});
