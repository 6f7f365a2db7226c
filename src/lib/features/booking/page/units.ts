import type { LineId, OccurrenceId, ResourceId, UnitId } from '../../../domain/ids.ts';
import type { BookingRow, ItemRow, ResourceRow } from '../../../store/rows.ts';
import { isOver, type DateOfBooking } from './items.ts';

/** A line on a date whose units have names, and which of them go (RS9). */
export type Choice = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly resourceName: string;
	readonly quantity: number;
	readonly units: readonly { readonly id: UnitId; readonly name: string }[];
	readonly chosen: readonly UnitId[];
};

export function choicesOf(
	booking: Pick<BookingRow, 'units'>,
	date: Pick<DateOfBooking, 'occurrence' | 'items'>,
	resources: ReadonlyMap<ResourceId, Pick<ResourceRow, 'body'>>
): readonly Choice[] {
	return date.items.flatMap((item) => {
		const units = resources.get(item.resource)?.body.units ?? [];
		if (units.length === 0 || isOver([item])) return [];
		return [{ ...named(item), units, chosen: chosenFor(booking, item) }];
	});
}

const named = ({ line, occurrence, resourceName, quantity }: ItemRow) => ({
	line,
	occurrence,
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
