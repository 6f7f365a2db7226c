import type { Need } from '../../../domain/availability/needs.ts';
import { overlaps, type Places, type Use } from '../../../domain/availability/places.ts';
import type { BookingId, ResourceId } from '../../../domain/ids.ts';
import type { Range } from '../../../domain/time/types.ts';
import type { RowPlaces } from '../../../store/places.ts';

/** Stands for the booking being written, which has no id yet. */
export const UNSENT = 'unsent' as BookingId;

/** What the request itself takes of each thing. */
export type OwnUses = Map<ResourceId, Use[]>;

export function take(own: OwnUses, needs: readonly Need[], quantity: number, range: Range): void {
	for (const need of needs) {
		const use = {
			from: range.from - need.before,
			to: range.to + need.after,
			quantity: need.each * quantity,
			booking: UNSENT
		};
		const list = own.get(need.resource);
		if (list === undefined) own.set(need.resource, [use]);
		else list.push(use);
	}
}

/** The places with the lines before laid over them. */
export const laidOver = (places: RowPlaces, own: OwnUses): Places => ({
	...places,
	usesOver: (resource, from, to) => [
		...places.usesOver(resource, from, to),
		...(own.get(resource) ?? []).filter((use) => overlaps(use, { from, to }))
	]
});
