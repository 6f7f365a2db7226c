import { afterEach, expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/time/types.ts';
import type { SpaceId } from '../../../domain/ids.ts';
import { db } from '../../../store/db.ts';
import { clearAll, fill, spaceRow } from '../../booking/testing/rows.ts';
import { BOOKINGS, village, VILLAGE_NOW } from '../../booking/testing/village.ts';
import { readAllMine } from './read.ts';

afterEach(() => clearAll(db));

test('all my bookings are those of every space of this phone, an example too', async () => {
	await fill(db, village());
	const example = 'exemple' as SpaceId;
	await db.spaces.put(spaceRow({ id: example, kind: 'example', name: 'Essai' }));
	await db.occurrences.put({ ...BOOKINGS.board, id: 'essai/1', space: example });
	const { days } = await readAllMine(VILLAGE_NOW, '2027-06-11' as LocalDate);
	const told = days.flatMap(({ list }) => list.map(({ row, space }) => [row.title, space.name]));
	expect(told).toContainEqual([BOOKINGS.board.title, 'Essai']);
	expect(told).toContainEqual([BOOKINGS.board.title, 'Foyers ruraux du Lauragais']);
});
