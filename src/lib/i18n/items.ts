import { formatNumber } from './number.ts';
import { m } from './paraglide/messages.js';

type Item = { readonly resourceName: string; readonly quantity: number };

/** "Grande salle, 20 tables pliantes, cuisine": what is booked, in one line. */
export function itemsWords(items: readonly Item[]): string {
	return items.map((item, index) => itemWords(item, index > 0)).join(', ');
}

/** "20 tables pliantes", "Grande salle"; `within` a sentence a name loses its capital. */
export function itemWords({ resourceName, quantity }: Item, within = false): string {
	if (quantity === 1) return within ? lowered(resourceName) : resourceName;
	return m.booking_count_of({ count: formatNumber(quantity), name: lowered(resourceName) });
}

/** "Tables" → "tables", but "TV" and "4 × 4" as they are. */
export function lowered(name: string): string {
	const [first = '', second = ''] = name;
	const acronym = second !== '' && second === second.toUpperCase() && /\p{L}/u.test(second);
	return acronym ? name : first.toLowerCase() + name.slice(first.length);
}
