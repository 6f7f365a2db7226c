import { expect, test } from 'vitest';
import { CURRENT_VERSION, LIFTS, lift, type Lift } from './lift.ts';

const rename: Lift = ({ title, ...rest }) => ({ ...rest, v: 2, name: title });
const wrap: Lift = ({ name, ...rest }) => ({ ...rest, v: 3, body: { name } });

test('[R1] an old fact is lifted step by step to today when it is read', () => {
	const lifted = lift({ v: 1, title: 'Salle' }, { 1: rename, 2: wrap });
	expect(lifted).toEqual({ v: 3, body: { name: 'Salle' } });
});

test('[R1] what needs no lifting, or has no version, comes back as it is', () => {
	for (const raw of [{ v: 3, body: {} }, { v: '1' }, {}, { v: 99 }]) {
		expect(lift(raw, { 1: rename, 2: wrap })).toBe(raw);
	}
});

test('[R1] a lift that does not move on ends, and leaves the fact alone', () => {
	const raw = { v: 1 };
	expect(lift(raw, { 1: (fact) => fact })).toBe(raw);
});

test('every version below the current one has a lift', () => {
	const versions = Array.from({ length: CURRENT_VERSION - 1 }, (_, i) => String(i + 1));
	expect(Object.keys(LIFTS)).toEqual(versions);
});
