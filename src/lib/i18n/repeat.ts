import type { Repeat } from '../domain/booking/types.ts';
import type { RepeatRule } from '../domain/recurrence/rule.ts';
import type { LocalDate, LocalDateTime, Weekday } from '../domain/time/types.ts';
import { formatDate, formatTime, isWholeDays } from './dates.ts';
import { weekdayName } from './opening.ts';
import { m } from './paraglide/messages.js';

/** "mardi et jeudi", each as `word` makes it. */
function listed(days: readonly Weekday[], word: (day: Weekday) => string): string {
	const names = days.map(word);
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : m.common_and({ first: names.slice(0, -1).join(', '), last });
}

const plural = (day: Weekday) => m.common_repeat_weekday_plural({ day: weekdayName(day) });

/** "le 2e mardi", "le dernier mardi". */
export const nthWords = (nth: number, day: Weekday): string =>
	nth === -1
		? m.common_repeat_last({ day: weekdayName(day) })
		: m.common_repeat_nth({ nth, day: weekdayName(day) });

/** "Tous les mardis", "Toutes les 2 semaines, mardi et jeudi", "Tous les mois, le 2e mardi". */
export function rhythmWords(rule: RepeatRule, first: LocalDate): string {
	const n = rule.interval;
	if (rule.every === 'day') return n === 1 ? m.common_repeat_daily() : m.common_repeat_days({ n });
	if (rule.every === 'week') {
		return n === 1
			? m.common_repeat_weekly({ days: listed(rule.days, plural) })
			: m.common_repeat_weeks({ n, days: listed(rule.days, weekdayName) });
	}
	const which =
		rule.by === 'date'
			? m.common_repeat_on_date({ day: Number(first.slice(8)) })
			: nthWords(rule.nth, rule.day);
	return n === 1 ? m.common_repeat_monthly({ which }) : m.common_repeat_months({ n, which });
}

/** More dates than this are counted, not named. */
const MOST_NAMED = 3;

/** "le 15 décembre et le 5 janvier", "4 dates". */
function exceptWords(dates: readonly LocalDate[]): string {
	if (dates.length > MOST_NAMED) return m.common_repeat_except_dates({ n: dates.length });
	const names = dates.map((date) => m.common_repeat_except_day({ day: formatDate(date) }));
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : m.common_and({ first: names.slice(0, -1).join(', '), last });
}

/**
 * "Tous les mardis de 14 h à 17 h, jusqu’au 6 juillet, sauf vacances scolaires et jours fériés, et le
 * 15 juin". `except`: dates taken out by hand.
 */
export function repeatSentence(
	rule: RepeatRule,
	{ start, end }: { readonly start: LocalDateTime; readonly end: LocalDateTime },
	until: LocalDate | undefined,
	skips: Repeat['skips'],
	except: readonly LocalDate[] = []
): string {
	const first = start.slice(0, 10) as LocalDate; // a prefix of a checked value
	const rhythm = rhythmWords(rule, first);
	const oneDay = first === end.slice(0, 10);
	const when = isWholeDays(start, end)
		? rhythm
		: oneDay
			? m.common_repeat_hours({ rhythm, from: formatTime(start), to: formatTime(end) })
			: m.common_repeat_from({ rhythm, from: formatTime(start) });
	const year = until && until.slice(0, 4) !== first.slice(0, 4) ? ` ${until.slice(0, 4)}` : '';
	const ended = until ? m.common_repeat_until({ when, day: formatDate(until) + year }) : when;
	const days = except.length > 0 ? exceptWords(except.toSorted()) : undefined;
	if (skips === 'none') return days ? m.common_repeat_except({ when: ended, what: days }) : ended;
	const what = SKIPS[skips]();
	return m.common_repeat_except({
		when: ended,
		what: days ? m.common_repeat_except_both({ what, days }) : what
	});
}

const SKIPS = {
	public: m.common_repeat_skips_public,
	school: m.common_repeat_skips_school,
	both: m.common_repeat_skips_both
};
