import { expect, test } from 'vitest';
import type { UnitId } from '../../../domain/ids.ts';
import { bookingRow } from '../testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../testing/village.ts';
import { datesOfBooking } from './items.ts';
import { choicesOf, toggled } from './units.ts';

const unit = (name: string) => ({ id: name.padEnd(16, '_') as UnitId, name });
const [red, blue, grey] = [unit('Rouge'), unit('Bleu'), unit('Gris')];
const minibus = { body: { ...RESOURCES.minibus.body, capacity: 3, units: [red, blue, grey] } };
const resources = new Map([[RESOURCES.minibus.id, minibus]]);
const booking = bookingRow(BOOKINGS.outing);
const [date] = datesOfBooking(booking);
const [item] = booking.items;

test('[RS9] what has named units can be chosen, date by date, and says what was chosen', () => {
	if (!date || !item) throw new Error('no date');
	expect(choicesOf(booking, date, resources)).toMatchObject([
		{ resourceName: 'Minibus 9 places', quantity: 1, units: [red, blue, grey], chosen: [] }
	]);
	const { line, occurrence } = item;
	const units = [{ line, occurrence, units: [blue.id] }];
	expect(choicesOf({ units }, date, resources)[0]?.chosen).toEqual([blue.id]);
	expect(choicesOf(booking, date, new Map())).toEqual([]);
});

test('[RS9] never more units than were asked for', () => {
	const [choice] = date ? choicesOf(booking, date, resources) : [];
	if (!choice) throw new Error('no choice');
	expect(toggled(choice, [red.id], blue.id)).toEqual([blue.id]);
	expect(toggled({ ...choice, quantity: 2 }, [red.id], blue.id)).toEqual([red.id, blue.id]);
	expect(toggled(choice, [blue.id], blue.id)).toEqual([]);
});

test('[RS9] units chosen before the line asked for another thing are none of that one’s', () => {
	if (!date || !item) throw new Error('no date');
	const { line, occurrence } = item;
	const units = [{ line, occurrence, units: [unit('Scène').id, blue.id] }];
	expect(choicesOf({ units }, date, resources)[0]?.chosen).toEqual([blue.id]);
});
