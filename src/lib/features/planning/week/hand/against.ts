import { reasonsAgainst } from '../../../../domain/availability/judge.ts';
import type { Use } from '../../../../domain/availability/places.ts';
import type { BookingId, ResourceId } from '../../../../domain/ids.ts';
import type { Reason } from '../../../../domain/standing/types.ts';
import { dateOf } from '../../../../domain/time/date.ts';
import type { Holiday, Instant, LocalDate, Zone } from '../../../../domain/time/types.ts';
import { instantOf } from '../../../../domain/time/zoned.ts';
import type { RowPlaces } from '../../../../store/places.ts';
import type { ItemRow } from '../../../../store/rows.ts';
import type { Wall } from '../bars.ts';

type Ground = {
	readonly zone: Zone;
	readonly now: Instant;
	holidayOn(date: LocalDate): Holiday;
};

/** Why a booking's lines would not fit there (BK14), each tried after those before it (BK7). */
export function reasonsAt(
	places: RowPlaces,
	booking: BookingId,
	items: readonly Pick<ItemRow, 'resource' | 'quantity'>[],
	{ start, end }: Wall,
	{ zone, now, holidayOn }: Ground
): readonly Reason[] {
	const [from, to] = [instantOf(start, zone), instantOf(end, zone)];
	const holiday = holidayOn(dateOf(start));
	const before: (Use & { readonly resource: ResourceId })[] = [];
	return items.flatMap(({ resource, quantity }) => {
		const wanted = { resource, quantity, start, end, from, to, holiday };
		const reasons = reasonsAgainst(places, wanted, now, { with: before });
		for (const need of places.needsOf(resource)) {
			before.push({
				resource: need.resource,
				booking,
				quantity: need.each * quantity,
				from: from - need.before,
				to: to + need.after
			});
		}
		return reasons;
	});
}
