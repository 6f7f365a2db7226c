import { expect, test } from 'vitest';
import type { DeviceId, FactKey } from '../../domain/ids.ts';
import type { HistoryEntry } from '../../store/rows.ts';
import { association, bookingRow, spaceRow } from '../booking/testing/rows.ts';
import { BOOKINGS, RESOURCES } from '../booking/testing/village.ts';
import { concerns, entriesSince } from './changes.ts';

const ME = 'appareil______________' as DeviceId;
const OTHER = 'autre_________________' as DeviceId;
const entry = (over: Partial<HistoryEntry>): HistoryEntry => ({
	key: 'h_____________________' as FactKey,
	at: 100,
	received: true,
	by: OTHER,
	byName: 'Paul Vidal',
	kind: 'booking.confirmed',
	detail: {},
	...over
});
const kept = (over: Partial<HistoryEntry>) => entriesSince([entry(over)], 50, new Set([ME])).length;

test('[R3] news is what others’ phones said, in the log, since I last looked', () => {
	expect(kept({})).toBe(1);
	expect(kept({ at: 50 }), 'seen already').toBe(0);
	expect(kept({ received: false }), 'not in the log').toBe(0);
	expect(kept({ by: ME }), 'mine').toBe(0);
	expect(kept({ by: 'relay' })).toBe(0);
});

test('[BK11] it concerns me when it is my association’s, when I decide, or when I keep the thing', () => {
	const resources = new Map(Object.values(RESOURCES).map((row) => [row.id, row]));
	const of = (row: (typeof BOOKINGS)[keyof typeof BOOKINGS], me = {}) =>
		concerns(bookingRow(row), spaceRow({ roles: [], person: undefined, ...me }), resources);
	const pouze = association('Foyer rural de Pouze').id;
	expect(of(BOOKINGS.jumble)).toBe(false);
	expect(of(BOOKINGS.street, { roles: [{ role: 'membre', association: pouze }] })).toBe(true);
	expect(of(BOOKINGS.outing, { roles: [{ role: 'responsable', association: pouze }] })).toBe(true);
	expect(of(BOOKINGS.outing, { roles: [{ role: 'membre', association: pouze }] })).toBe(false);
	expect(of(BOOKINGS.ask)).toBe(true);
});
