import type { Places } from '../../domain/availability/places.ts';
import { addDays } from '../../domain/time/date.ts';
import type { Instant, Zone } from '../../domain/time/types.ts';
import { startOfDay } from '../../domain/time/zoned.ts';
import { clockOf } from '../../i18n/clock.ts';
import { formatDate, formatTime } from '../../i18n/dates.ts';
import { formatNumber } from '../../i18n/number.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { ResourceRow } from '../../store/rows.ts';
import { freeNow } from './free.ts';

/** What stands at the end of a line: a number of things, or a word, and until when. */
export type Now = {
	readonly st: 'count' | 'yes' | 'no' | 'late';
	readonly word: string;
	readonly detail: string;
};

const AHEAD_DAYS = 2;

/** How many are free at this moment, in the fewest words; "en retard" goes before all else (BK12). */
export function nowWords(
	places: Places,
	row: ResourceRow,
	late: boolean,
	now: Instant,
	zone: Zone
): Now {
	const today = clockOf(now, zone).date;
	const { free, until } = freeNow(
		places,
		row.id,
		now,
		startOfDay(addDays(today, AHEAD_DAYS), zone)
	);
	const { capacity } = row.body;
	if (late && free < capacity) {
		return { st: 'late', word: m.inventory_not_back(), detail: m.inventory_not_back_more() };
	}
	if (capacity > 1) {
		const detail = m.inventory_free_of({ free, capacity: formatNumber(capacity) });
		return { st: 'count', word: formatNumber(free), detail };
	}
	const when = until === undefined ? undefined : clockOf(until, zone);
	if (free > 0) {
		const detail = !when
			? ''
			: when.date === today
				? m.inventory_free_until({ time: formatTime(when.time) })
				: m.inventory_free_until_tomorrow();
		return { st: 'yes', word: m.inventory_free(), detail };
	}
	const broken = row.outages.find(({ span }) => span.from <= now && span.to > now);
	if (broken) {
		const day = broken.until;
		const detail = day === undefined ? '' : m.inventory_taken_until_day({ day: formatDate(day) });
		return { st: 'no', word: m.inventory_out_of_service(), detail };
	}
	const closed = row.closures.some(({ range }) => range.from <= now && range.to > now);
	const word = closed ? m.inventory_closed() : m.inventory_taken();
	if (!when) return { st: 'no', word, detail: '' };
	const detail =
		when.date === today
			? m.inventory_taken_until({ time: formatTime(when.time) })
			: m.inventory_taken_until_day({ day: formatDate(when.date) });
	return { st: 'no', word, detail };
}
