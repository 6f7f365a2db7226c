import type { LocalDate } from '../../../domain/time/types.ts';
import { formatDate } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';

/** More dates than this are counted, not named. */
const MOST_NAMED = 6;

/** "3 dates : 15 juin, 22 juin, 29 juin. Sautée : 6 juillet." */
export function datesWords(dates: readonly LocalDate[], skipped: readonly LocalDate[]): string {
	const n = dates.length;
	const [first, last] = [dates[0], dates.at(-1)];
	if (first === undefined || last === undefined) return '';
	const said =
		n <= MOST_NAMED
			? m.booking_repeat_dates({ n, list: dates.map(formatDate).join(', ') })
			: m.booking_repeat_dates_between({ n, first: dated(first, first), last: dated(last, first) });
	if (skipped.length === 0) return said;
	const left =
		skipped.length <= MOST_NAMED
			? m.booking_repeat_skipped({
					n: skipped.length,
					list: skipped.map(formatDate).join(', ')
				})
			: m.booking_repeat_skipped_many({ n: skipped.length });
	return `${said} ${left}`;
}

/** A date in another year than the first says so. */
const dated = (date: LocalDate, first: LocalDate): string =>
	date.slice(0, 4) === first.slice(0, 4)
		? formatDate(date)
		: `${formatDate(date)}\u00a0${date.slice(0, 4)}`;
