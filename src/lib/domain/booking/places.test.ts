import { expect, test } from 'vitest';
import { placesLeft, seatsExceeded } from './places.ts';

test('[BK15] an open booking has places until others have taken them', () => {
	expect(placesLeft({ places: 5 }, [])).toBe(5);
	expect(placesLeft({ places: 5 }, [{ places: 2 }, { places: 3 }])).toBe(0);
	expect(placesLeft({ places: 2 }, [{ places: 3 }]), 'places lowered meanwhile').toBe(0);
	expect(placesLeft(undefined, [])).toBe(0);
});

test('[BK1] [RS10] more heads than seats is said, unless one of the two is unknown', () => {
	expect(seatsExceeded(81, { seats: 80 })).toBe(80);
	expect(seatsExceeded(80, { seats: 80 })).toBeUndefined();
	expect(seatsExceeded(500, {})).toBeUndefined();
	expect(seatsExceeded(undefined, { seats: 80 })).toBeUndefined();
});
