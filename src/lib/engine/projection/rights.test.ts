import { expect, test } from 'vitest';
import { layOver } from '../../register/overlay.ts';
import { deviceOf, PARIS } from '../../register/testing/facts.fixture.ts';
import { Village } from '../../register/testing/village.fixture.ts';
import { bookingRows } from './booking.ts';
import { createView } from './view.ts';

test('[BK11] each date says whether whoever holds the phone may change it, as its booking does', () => {
	const v = new Village();
	const hall = v.resource('Ada', v.foyer);
	const id = v.ask('Ada', v.foyer, hall, [10, 12]);
	const theirs = v.ask('Ben', v.school, hall, [14, 16]);
	const changes = (name: string, of = id) => {
		const parts = {
			overlay: layOver(v.state(), [], 0),
			unsent: new Set<string>(),
			beside: new Map(),
			device: deviceOf(name),
			admitted: new Map()
		};
		const view = createView(parts, PARIS);
		const booking = view.state.bookings.get(of);
		if (booking === undefined) throw new Error('no booking');
		const { booking: row, occurrences } = bookingRows(view, booking);
		return [row.iChange, ...occurrences.map(({ iChange }) => iChange)];
	};
	expect(changes('Ada')).toEqual([true, true]);
	expect(changes('Cam')).toEqual([false, false]);
	// Who keeps the hall may change what others asked of it.
	expect(changes('Dot', theirs)).toEqual([true, true]);
});
