import type { Scope } from '../../../domain/booking/types.ts';
import type { LineId, OccurrenceId } from '../../../domain/ids.ts';
import type { BookingRow, ItemRow } from '../../../store/rows.ts';
import type { DateOfBooking } from './items.ts';

type Asked = Pick<ItemRow, 'line' | 'occurrence' | 'asksMe'>;

const STANDS = new Set<ItemRow['standing']>(['held', 'confirmed', 'waiting']);

/** BK8: what waits for my answer, and what clashes though it was confirmed, may get a no. */
export const mayRefuse = (item: ItemRow): boolean =>
	item.asksMe === true ||
	(item.mayDecide === true && item.settle.length > 0 && STANDS.has(item.standing));

const asksMe = (item: Asked): boolean => item.asksMe === true;

/** BK7: an answer to one date, or to all of them when they were asked jointly. */
export const reachOfAnswer = (
	{ wish, items }: Pick<BookingRow, 'wish' | 'items'>,
	date: Pick<DateOfBooking, 'occurrence'>
): { readonly lines: ReadonlySet<LineId>; readonly dates: ReadonlySet<OccurrenceId> } => {
	const about = wish.together
		? items
		: items.filter(({ occurrence }) => occurrence === date.occurrence);
	return {
		lines: new Set(about.map(({ line }) => line)),
		dates: new Set(about.map(({ occurrence }) => occurrence))
	};
};

/** Lines that wait for my answer, each once, as they were asked. */
export function linesAsked(items: readonly ItemRow[]): readonly ItemRow[] {
	const once = new Map<LineId, ItemRow>();
	for (const item of items) if (item.asksMe && !once.has(item.line)) once.set(item.line, item);
	return [...once.values()];
}

/** Dates on which something waits for my answer. */
export const datesAsked = (items: readonly Asked[]): ReadonlySet<OccurrenceId> =>
	new Set(items.filter((item) => item.asksMe).map((item) => item.occurrence));

/**
 * What an answer is about: these lines on these dates, as far as they wait for it. What has been
 * answered already is never answered again, so one answer may be several scopes. An empty scope
 * means the whole booking.
 */
export function answered<Item extends Asked>(
	items: readonly Item[],
	lines: ReadonlySet<LineId>,
	dates: ReadonlySet<OccurrenceId>,
	may: (item: Item) => boolean = asksMe
): readonly Scope[] {
	const about = items.filter(
		(item) => may(item) && lines.has(item.line) && dates.has(item.occurrence)
	);
	if (about.length > 0 && about.length === items.length) return [{}];
	const byDate = new Map<OccurrenceId, LineId[]>();
	for (const { line, occurrence } of about) {
		byDate.set(occurrence, [...(byDate.get(occurrence) ?? []), line]);
	}
	const scopes = new Map<string, { lines: readonly LineId[]; occurrences: OccurrenceId[] }>();
	for (const [occurrence, named] of byDate) {
		const alike = scopes.get(named.join());
		if (alike) alike.occurrences.push(occurrence);
		else scopes.set(named.join(), { lines: named, occurrences: [occurrence] });
	}
	return [...scopes.values()];
}
