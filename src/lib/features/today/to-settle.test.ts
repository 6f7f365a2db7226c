import { expect, test } from 'vitest';
import { BOOKINGS } from '../booking/testing/village.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import { pairsToSettle } from './to-settle.ts';

const open = (...rows: readonly OccurrenceRow[]) => new Set(rows.map((row) => row.booking));

test('[BK8] two bookings that clash are one thing to settle, with both names', () => {
	const list = pairsToSettle(
		[BOOKINGS.elders, BOOKINGS.choir],
		open(BOOKINGS.elders, BOOKINGS.choir)
	);
	expect(list.map(({ row, items, others }) => [row.title, items[0]?.resourceName, others])).toEqual(
		[['Repas des aînés', 'Grande salle', ['Répétition de la chorale']]]
	);
});

test('[BK8] one that clashes with nobody (a closure) is still to settle', () => {
	const alone = {
		...BOOKINGS.choir,
		items: BOOKINGS.choir.items.map((item) => ({ ...item, with: [] }))
	};
	expect(pairsToSettle([alone], open(alone))).toHaveLength(1);
});

test('[R3] a clash whose other side this phone has answered asks for nothing more', () => {
	// The elders' booking was refused here: the log doesn't know yet, and the choir's row still says so.
	expect(pairsToSettle([BOOKINGS.choir], open(BOOKINGS.choir))).toEqual([]);
});
