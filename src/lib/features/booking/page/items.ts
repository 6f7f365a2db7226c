import type { OccurrenceId, ResourceId } from '../../../domain/ids.ts';
import type { Range } from '../../../domain/time/types.ts';
import { shownOfItem, type Shown } from '../../../store/shown.ts';
import type {
	BookingBrief,
	BookingRow,
	Contact,
	ItemRow,
	ResourceRow
} from '../../../store/rows.ts';

/** One date of the booking with its lines. */
export type DateOfBooking = {
	readonly occurrence: OccurrenceId;
	readonly range: Range;
	readonly items: readonly ItemRow[];
};

export function datesOfBooking(booking: Pick<BookingRow, 'wish' | 'items'>): DateOfBooking[] {
	return booking.wish.occurrences
		.map(({ id, range }) => ({
			occurrence: id,
			range,
			items: booking.items.filter((item) => item.occurrence === id)
		}))
		.toSorted((a, b) => a.range.from - b.range.from);
}

/** What most needs a hand speaks for the whole. */
const URGENCY = [
	'settle',
	'askedTaken',
	'waiting',
	'askedFree',
	'held',
	'confirmed',
	'refused',
	'withdrawn'
] satisfies readonly Shown[];

export function shownOfAll(items: readonly ItemRow[]): Shown {
	const all = items.map(shownOfItem);
	return URGENCY.find((shown) => all.includes(shown)) ?? 'withdrawn';
}

/** Over for good: nothing of it is asked any more. */
export const isOver = (items: readonly ItemRow[]): boolean =>
	items.every((item) => item.standing === 'refused' || item.standing === 'withdrawn');

/** Other bookings it stands against, each once, with what is disputed. */
export function othersOf(items: readonly ItemRow[]): { brief: BookingBrief; items: ItemRow[] }[] {
	const others = new Map<string, { brief: BookingBrief; items: ItemRow[] }>();
	for (const item of items) {
		for (const brief of item.with) {
			const known = others.get(brief.id);
			if (known) known.items.push(item);
			else others.set(brief.id, { brief, items: [item] });
		}
	}
	return [...others.values()];
}

/** Stewards of what still waits for a yes, each once, with a number to call first. */
export function stewardsToAsk(
	items: readonly ItemRow[],
	resources: ReadonlyMap<ResourceId, ResourceRow>
): Contact[] {
	const asked = items.filter((item) => !item.confirmsItself && NEEDS_A_YES.has(item.standing));
	const stewards = asked.flatMap((item) => resources.get(item.resource)?.stewards ?? []);
	const once = new Map(stewards.map((one) => [one.id, one]));
	return [...once.values()].toSorted((a, b) => Number(!a.phone) - Number(!b.phone));
}

const NEEDS_A_YES = new Set<ItemRow['standing']>(['held', 'waiting', 'askedFree', 'askedTaken']);
