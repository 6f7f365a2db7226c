import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookingId } from '../ids.ts';
import { freeUnits, peakUse, stretchesOf } from './usage.ts';

const booking = 'b' as BookingId;
const use = fc
	.tuple(
		fc.integer({ min: 0, max: 40 }),
		fc.integer({ min: 1, max: 15 }),
		fc.integer({ min: 1, max: 5 })
	)
	.map(([from, length, quantity]) => ({ from, to: from + length, quantity, booking }));
const outage = use.map(({ from, to, quantity }) => ({ from, to, units: quantity }));

test('[BK3] [RS2] peak use is the busiest minute, never the sum over the range', () => {
	const uses = [
		{ from: 0, to: 10, quantity: 80, booking },
		{ from: 10, to: 20, quantity: 80, booking }
	];
	expect(peakUse(uses, [], 0, 20)).toBe(80);
	expect(freeUnits(120, uses, [{ from: 5, to: 7, units: 10 }], 0, 20)).toBe(30);
	expect(freeUnits(120, uses, [{ from: 5, to: 7, units: 10 }], 10, 20)).toBe(40);
});

test('[BK3] the sweep counts what counting every minute counts, for few uses and many', () => {
	fc.assert(
		fc.property(
			fc.array(use, { maxLength: 40 }),
			fc.array(outage, { maxLength: 3 }),
			fc.integer({ min: 0, max: 30 }),
			fc.integer({ min: 1, max: 20 }),
			(uses, outages, from, length) => {
				let most = 0;
				for (let minute = from; minute < from + length; minute++) {
					const taken = uses
						.filter((each) => each.from <= minute && minute < each.to)
						.reduce((sum, each) => sum + each.quantity, 0);
					const out = outages
						.filter((each) => each.from <= minute && minute < each.to)
						.reduce((sum, each) => sum + each.units, 0);
					most = Math.max(most, taken + out);
				}
				expect(peakUse(uses, outages, from, from + length)).toBe(most);
				const stretches = stretchesOf(uses, outages, from, from + length);
				expect(Math.max(...stretches.map((each) => each.taken + each.out))).toBe(most);
			}
		)
	);
});
