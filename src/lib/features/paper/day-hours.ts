import { dateOf } from '../../domain/time/date.ts';
import type { LocalDate, Range } from '../../domain/time/types.ts';
import { lastDateOf } from '../../domain/time/zoned.ts';
import { formatHours, formatTime, isWholeDays } from '../../i18n/dates.ts';
import { m } from '../../i18n/paraglide/messages.js';

/** The hours of a range on one of its days: "14 h – 17 h", "dès 18 h", "toute la journée". */
export function hoursOn({ start, end }: Pick<Range, 'start' | 'end'>, date: LocalDate): string {
	const begins = dateOf(start) === date;
	const ends = lastDateOf({ start, end }) === date;
	if (isWholeDays(start, end) || (!begins && !ends)) return m.paper_all_day();
	if (begins && ends) return formatHours(start, end);
	return begins
		? m.paper_from_time({ time: formatTime(start) })
		: m.paper_until_time({ time: formatTime(end) });
}
