import type { BookingId, ResourceId, UnitId } from '../../../domain/ids.ts';
import type { Range, Span } from '../../../domain/time/types.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { isOver } from './items.ts';

/** Another booking that a named unit was given to, at a time that overlaps (RS9). */
export type Given = {
	readonly booking: BookingId;
	readonly title: string;
	readonly range: Range;
};

type Other = Pick<BookingRow, 'id' | 'title' | 'units' | 'items' | 'wish'>;

/** Units of a resource that others have during a span, turnaround included: it warns, it forbids nothing. */
export function givenElsewhere(
	others: readonly Other[],
	resource: ResourceId,
	span: Span
): ReadonlyMap<UnitId, Given> {
	const given = new Map<UnitId, Given>();
	for (const { id, title, units = [], items, wish } of others) {
		for (const { line, occurrence, units: names } of units) {
			const item = items.find((one) => one.line === line && one.occurrence === occurrence);
			const range = wish.occurrences.find((one) => one.id === occurrence)?.range;
			if (item?.resource !== resource || isOver([item])) continue;
			if (!range || range.from >= span.to || range.to <= span.from) continue;
			for (const unit of names) given.set(unit, { booking: id, title, range });
		}
	}
	return given;
}
