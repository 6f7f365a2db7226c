import type { ItemRow, OccurrenceRow, ShownStanding } from './rows.ts';

/** What a badge and a stroke say: the standing, or that it is to be settled. */
export type Shown = ShownStanding | 'settle';

/** RS6: what confirms itself is shown as confirmed as soon as it is held. */
export function shownOfItem(item: Pick<ItemRow, 'standing' | 'confirmsItself' | 'settle'>): Shown {
	if (item.settle.length > 0) return 'settle';
	return item.standing === 'held' && item.confirmsItself ? 'confirmed' : item.standing;
}

/** The one word for a booking on one date: the item that most needs to be known speaks for all. */
export function shownOf(row: Pick<OccurrenceRow, 'standing' | 'settle' | 'items'>): Shown {
	if (row.settle) return 'settle';
	const speaking = row.items.filter((item) => item.standing === row.standing);
	const allSure = speaking.length > 0 && speaking.every((item) => item.confirmsItself);
	return row.standing === 'held' && allSure ? 'confirmed' : row.standing;
}
