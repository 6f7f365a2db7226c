import { expect, test } from 'vitest';
import { BOOKINGS } from '../booking/testing/village.ts';
import { pairsToSettle } from './to-settle.ts';

test('[BK8] two bookings that clash are one thing to settle, with both names', () => {
	const list = pairsToSettle([BOOKINGS.elders, BOOKINGS.choir]);
	expect(list.map(({ row, items, others }) => [row.title, items[0]?.resourceName, others])).toEqual(
		[['Repas des aînés', 'Grande salle', ['Répétition de la chorale']]]
	);
});

test('[BK8] one that clashes with nobody (a closure) is still to settle', () => {
	const alone = {
		...BOOKINGS.choir,
		items: BOOKINGS.choir.items.map((item) => ({ ...item, with: [] }))
	};
	expect(pairsToSettle([alone])).toHaveLength(1);
});
