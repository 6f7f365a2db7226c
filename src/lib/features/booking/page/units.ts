import type { LineId, OccurrenceId, ResourceId, UnitId } from '../../../domain/ids.ts';
import type { Span } from '../../../domain/time/types.ts';
import type { BookingRow, ItemRow, ResourceRow } from '../../../store/rows.ts';
import { isOver, type DateOfBooking } from './items.ts';

const MINUTE = 60_000;

/** A line on a date whose units have names, and which of them go (RS9). */
export type Choice = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly resource: ResourceId;
	readonly resourceName: string;
	readonly quantity: number;
	readonly units: readonly { readonly id: UnitId; readonly name: string }[];
	readonly chosen: readonly UnitId[];
	/** How long they are away, turnaround included. */
	readonly span: Span;
};

export function choicesOf(
	booking: Pick<BookingRow, 'units'>,
	date: Pick<DateOfBooking, 'range' | 'items'>,
	resources: ReadonlyMap<ResourceId, Pick<ResourceRow, 'body'>>
): readonly Choice[] {
	return date.items.flatMap((item) => {
		const { units = [], turnaround } = resources.get(item.resource)?.body ?? {};
		if (units.length === 0 || isOver([item])) return [];
		const span = {
			from: date.range.from - (turnaround?.before ?? 0) * MINUTE,
			to: date.range.to + (turnaround?.after ?? 0) * MINUTE
		};
		// Chosen while the line asked for another thing, they are none of this one's.
		const chosen = chosenFor(booking, item).filter((id) => units.some((unit) => unit.id === id));
		return [{ ...named(item), units, chosen, span }];
	});
}

const named = ({ line, occurrence, resource, resourceName, quantity }: ItemRow) => ({
	line,
	occurrence,
	resource,
	resourceName,
	quantity
});

const chosenFor = ({ units }: Pick<BookingRow, 'units'>, item: ItemRow): readonly UnitId[] =>
	units?.find((one) => one.line === item.line && one.occurrence === item.occurrence)?.units ?? [];

/** Never more than were asked for: the first one chosen gives way. */
export function toggled(choice: Choice, chosen: readonly UnitId[], unit: UnitId): UnitId[] {
	if (chosen.includes(unit)) return chosen.filter((one) => one !== unit);
	return [...chosen, unit].slice(-choice.quantity);
}

export const sameUnits = (one: readonly UnitId[], other: readonly UnitId[]): boolean =>
	one.length === other.length && one.every((unit) => other.includes(unit));
