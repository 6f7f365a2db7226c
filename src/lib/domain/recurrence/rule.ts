import { addDays } from '../time/date.ts';
import type { LocalDate, Weekday, Zone } from '../time/types.ts';
import { startOfDay } from '../time/zoned.ts';

/** BK10: what a person ticks. `interval` 2 is every other day, week or month. */
export type RepeatRule =
	| { readonly every: 'day'; readonly interval: number }
	| { readonly every: 'week'; readonly interval: number; readonly days: readonly Weekday[] }
	/** The same date of the month; months without it are passed over, as in RFC 5545. */
	| { readonly every: 'month'; readonly interval: number; readonly by: 'date' }
	/** The n-th such weekday of the month; -1 is the last. */
	| {
			readonly every: 'month';
			readonly interval: number;
			readonly by: 'weekday';
			readonly day: Weekday;
			readonly nth: 1 | 2 | 3 | 4 | 5 | -1;
	  };

const RFC_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const rfcDay = (day: Weekday) => RFC_DAYS[day - 1] ?? 'MO';

/**
 * The rule in the language of RFC 5545, kept for reading and for calendars. It ends with the last
 * second of its last day, written in UTC as the RFC wants beside a start that has a zone.
 */
export function rruleText(rule: RepeatRule, last: LocalDate, zone: Zone): string {
	const second = new Date(startOfDay(addDays(last, 1), zone) - 1000).toISOString();
	const end = `UNTIL=${second.replace(/[-:]|\.\d+/g, '')}`;
	const interval = rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`];
	const by = byText(rule);
	const freq = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[rule.every];
	return [`FREQ=${freq}`, ...interval, ...by, end].join(';');
}

function byText(rule: RepeatRule): string[] {
	if (rule.every === 'week') {
		return [
			`BYDAY=${rule.days
				.toSorted((a, b) => a - b)
				.map(rfcDay)
				.join(',')}`
		];
	}
	if (rule.every === 'month' && rule.by === 'weekday')
		return [`BYDAY=${rule.nth}${rfcDay(rule.day)}`];
	return [];
}
