import { formatNumber } from '../../../i18n/number.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { ResourceRow } from '../../../store/rows.ts';

/** "Montbrun, 150 places", "32, Corronsac": where it is and how many there are. */
export function thingDetail({ body, associationName }: ResourceRow): string {
	const where = body.place?.commune?.name ?? associationName;
	const seats = body.room?.seats;
	if (body.capacity > 1) {
		return m.planning_thing_many({ n: formatNumber(body.capacity), where });
	}
	return seats === undefined ? where : m.planning_thing_seats({ where, n: formatNumber(seats) });
}
