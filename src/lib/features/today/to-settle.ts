import type { BookingId } from '../../domain/ids.ts';
import type { ItemRow, OccurrenceRow } from '../../store/rows.ts';

export type ToSettle = {
	readonly row: OccurrenceRow;
	readonly items: readonly ItemRow[];
	/** Titles of the bookings to settle with. */
	readonly others: readonly string[];
};

/** A closure, or things out of service, have part in it. */
export const isCut = (items: readonly Pick<ItemRow, 'settle'>[]): boolean =>
	items.some(({ settle }) => settle.includes('closed') || settle.includes('outOfService'));

/**
 * One entry per clash: of two bookings that name each other, the first stands for both. A clash whose
 * other side is no longer `open` has been answered on this phone: the log will say so.
 */
export function pairsToSettle(
	rows: readonly OccurrenceRow[],
	open: ReadonlySet<BookingId>
): ToSettle[] {
	const told = new Set<string>();
	const list: ToSettle[] = [];
	for (const row of rows) {
		const items = row.items.filter((item) => item.settle.length > 0);
		const named = new Map(items.flatMap((item) => item.with).map((one) => [one.id, one]));
		const others = [...named].filter(([id]) => open.has(id));
		if (named.size > 0 && others.length === 0) continue;
		const alreadyTold =
			others.length > 0 && others.every(([id]) => told.has(`${id}|${row.booking}`));
		for (const [id] of others) told.add(`${row.booking}|${id}`);
		if (!alreadyTold) list.push({ row, items, others: others.map(([, one]) => one.title) });
	}
	return list;
}
