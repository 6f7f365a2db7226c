import type { AssociationId, ResourceId } from '../../../domain/ids.ts';
import { dateOf } from '../../../domain/time/date.ts';
import { seasonOf } from '../../../domain/time/season.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import type { BookingRow, ItemRow } from '../../../store/rows.ts';

/** How often an association has a thing in the season of a date (T4, RS6). */
export type TimesHad = (resource: ResourceId, date: LocalDate) => number;

const keyOf = (resource: ResourceId, date: LocalDate): string => `${resource}|${seasonOf(date)}`;

const stands = ({ standing }: ItemRow): boolean =>
	standing === 'held' || standing === 'confirmed' || standing === 'askedFree';

/** Each date of each of its bookings counts once, however many lines it has of the thing. */
export function timesHad(
	bookings: readonly Pick<BookingRow, 'id' | 'body' | 'wish' | 'items'>[],
	association: AssociationId | undefined
): TimesHad {
	const times = new Map<string, Set<string>>();
	for (const { id, body, wish, items } of bookings) {
		if (body.association !== association) continue;
		for (const item of items) {
			const range = wish.occurrences.find((one) => one.id === item.occurrence)?.range;
			if (!range || !stands(item)) continue;
			const key = keyOf(item.resource, dateOf(range.start));
			times.set(key, (times.get(key) ?? new Set()).add(`${id}/${item.occurrence}`));
		}
	}
	return (resource, date) => times.get(keyOf(resource, date))?.size ?? 0;
}
