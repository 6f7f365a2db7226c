import { expect, test } from 'vitest';
import type { HandoverId, PersonId } from '../../domain/ids.ts';
import { bookingRow, contact } from '../booking/testing/rows.ts';
import { BOOKINGS } from '../booking/testing/village.ts';
import { holdersOf, lockedOf } from './keys.ts';

const { mounting, tent, late } = BOOKINGS;
const out = (row: typeof tent, to: string, when: number) => {
	const [item] = row.items;
	if (!item) throw new Error('no item');
	const handover = {
		id: `h${when}` as HandoverId,
		way: 'out' as const,
		line: item.line,
		occurrence: item.occurrence,
		quantity: 1,
		keys: true,
		person: contact(to).id,
		personName: to,
		when,
		byName: 'Odile',
		text: undefined
	};
	return { row, booking: bookingRow(row, { handovers: [handover] }) };
};

test('[BK12] who has keys is named once; whoever has had them for longest comes first', () => {
	const phones = new Map<PersonId, string>([[contact('Julien').id, '06 39 98 33 10']]);
	const found = holdersOf(
		[out(mounting, 'Julien', 30), out(late, 'Nadia', 20), out(tent, 'Julien', 10)],
		phones
	);
	expect(
		found.map(({ name, phone, held }) => [name, phone, held.map(({ row }) => row.title)])
	).toEqual([
		['Julien', '06 39 98 33 10', ['Fête du livre', 'Montage de la kermesse']],
		['Nadia', undefined, ['Bal du comité']]
	]);
});

test('what went out without keys, or is not known, is with nobody', () => {
	expect(
		holdersOf(
			[
				{ row: tent, booking: bookingRow(tent) },
				{ row: late, booking: undefined }
			],
			new Map()
		)
	).toEqual([]);
});

test('keys are those of the room, not of its chairs; of what has no room, they are said of all', () => {
	expect(lockedOf(mounting.items).map((item) => item.resourceName)).toEqual(['Grande salle']);
	expect(lockedOf(tent.items)).toEqual(tent.items);
});
