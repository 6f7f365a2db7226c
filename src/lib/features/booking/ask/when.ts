import { addDays, dateOf, daysBetween, timeOf, weekdayOf } from '../../../domain/time/date.ts';
import type { Result } from '../../../domain/refusal.ts';
import type {
	LocalDate,
	LocalDateTime,
	LocalTime,
	Range,
	Zone
} from '../../../domain/time/types.ts';
import { at, rangeBetween } from '../../../domain/time/zoned.ts';

export const QUICKS = ['tonight', 'tomorrow', 'weekend', 'date'] as const;
export type Quick = (typeof QUICKS)[number];

/** When, as the form holds it: `lastDay` counts only when `several` is true. */
export type When = {
	readonly quick: Quick;
	readonly day: LocalDate;
	readonly lastDay: LocalDate;
	readonly several: boolean;
	readonly from: LocalTime;
	readonly to: LocalTime;
};

const time = (text: string) => text as LocalTime;
const EVENING = { from: time('18:00'), to: time('23:00') };
const DAYTIME = { from: time('09:00'), to: time('19:00') };
const AFTERNOON = { from: time('14:00'), to: time('17:00') };
/** RS5's package: Saturday 8:00 to Monday 8:00. */
const WEEKEND = time('08:00');
/** An evening that begins later than this isn't offered any more. */
const LAST_EVENING = '22:00';

/** The half hour that follows a wall time, `24:00` at most. */
export function nextHalfHour(local: LocalDateTime): LocalTime {
	const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
	const next = Math.min(Math.floor(minutes / 30) * 30 + 30, 24 * 60);
	return time(`${String(Math.floor(next / 60)).padStart(2, '0')}:${next % 60 === 0 ? '00' : '30'}`);
}

const later = (a: LocalTime, b: LocalTime) => (a > b ? a : b);

/** What a shortcut means now; undefined once it is too late for it. */
export function quickRange(quick: Quick, now: LocalDateTime, day?: LocalDate): When | undefined {
	const today = dateOf(now);
	const one = (date: LocalDate, hours: { from: LocalTime; to: LocalTime }): When => ({
		quick,
		day: date,
		lastDay: date,
		several: false,
		...hours
	});
	switch (quick) {
		case 'tonight': {
			const from = later(
				EVENING.from,
				timeOf(now) > EVENING.from ? nextHalfHour(now) : EVENING.from
			);
			return from > LAST_EVENING ? undefined : one(today, { ...EVENING, from });
		}
		case 'tomorrow':
			return one(addDays(today, 1), DAYTIME);
		case 'weekend':
			return weekend(quick, now, today);
		case 'date':
			return one(day ?? addDays(today, 2), AFTERNOON);
	}
}

function weekend(quick: Quick, now: LocalDateTime, today: LocalDate): When {
	const weekday = weekdayOf(today);
	const started = weekday === 7 || (weekday === 6 && timeOf(now) > WEEKEND);
	const day = started ? today : addDays(today, 6 - weekday);
	const monday = addDays(day, 8 - weekdayOf(day));
	const next = nextHalfHour(now);
	// Late on Sunday evening what is left of the weekend begins at midnight.
	const late = started && next === '24:00';
	return {
		quick,
		day: late ? addDays(day, 1) : day,
		lastDay: monday,
		several: !(late && addDays(day, 1) === monday),
		from: !started ? WEEKEND : late ? time('00:00') : next,
		to: WEEKEND
	};
}

/** The range that the form means, or why it means none (T2). */
export function rangeOfWhen(
	when: When,
	zone: Zone
): Result<Range, { readonly type: 'EndBeforeStart' }> {
	const last = when.several && when.lastDay > when.day ? when.lastDay : when.day;
	return rangeBetween(at(when.day, when.from), at(last, when.to), zone);
}

const HALVES = Array.from({ length: 49 }, (_, half) => {
	const hour = String(Math.floor(half / 2)).padStart(2, '0');
	return time(`${hour}:${half % 2 === 0 ? '00' : '30'}`);
});

/** Every half hour of a day, and the time already chosen when it is another. */
export function halfHours(chosen: LocalTime): LocalTime[] {
	return [...new Set([...HALVES.slice(0, -1), chosen])].toSorted();
}

/** Ends that come after the start; midnight last. */
export function endsAfter(when: When): LocalTime[] {
	const ends = [...new Set([...HALVES, when.to])].toSorted();
	return when.several && when.lastDay > when.day ? ends : ends.filter((end) => end > when.from);
}

/** Several days begin as two; a single day ends on itself, after its start. */
export function overSeveral(when: When, several: boolean): When {
	if (several) {
		const lastDay = when.lastDay > when.day ? when.lastDay : addDays(when.day, 1);
		return { ...when, several, lastDay };
	}
	return moveStart({ ...when, several, lastDay: when.day }, when.from);
}

/** A start moved keeps the length of the booking, as far as the day goes. */
export function moveStart(when: When, from: LocalTime): When {
	if (when.several || from < when.to) return { ...when, from };
	const length = minutes(when.to) - minutes(when.from);
	const to = Math.min(minutes(from) + Math.max(length, 30), 24 * 60);
	const hour = String(Math.floor(to / 60)).padStart(2, '0');
	return { ...when, from, to: time(`${hour}:${String(to % 60).padStart(2, '0')}`) };
}

const minutes = (at: LocalTime) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

/** Another first day moves the last one along; a booking never ends before it starts. */
export function moveDay(when: When, day: LocalDate): When {
	const lastDay = when.lastDay < day || !when.several ? day : when.lastDay;
	return { ...when, quick: 'date', day, lastDay };
}

/** Each day once, in order. */
export const distinctDays = (day: LocalDate, more: readonly LocalDate[]): LocalDate[] =>
	[...new Set([day, ...more])].toSorted();

/** The same hours, over as many days, from another day. */
export const sameHoursOn = (when: When, day: LocalDate): When => ({
	...when,
	day,
	lastDay: addDays(day, daysBetween(when.day, when.lastDay))
});

const WHOLE = { from: time('00:00'), to: time('24:00') };
export const isWholeDay = ({ from, to }: When): boolean => from === WHOLE.from && to === WHOLE.to;

/** From midnight to midnight, last day included (T2); and back to the hours of an afternoon. */
export const wholeDay = (when: When, whole: boolean): When => ({
	...when,
	...(whole ? WHOLE : AFTERNOON)
});

/** A range found elsewhere, as the form holds it. */
export function whenOf({ start, end }: Pick<Range, 'start' | 'end'>): When {
	const midnight = timeOf(end) === '00:00';
	const lastDay = midnight ? addDays(dateOf(end), -1) : dateOf(end);
	return {
		quick: 'date',
		day: dateOf(start),
		lastDay,
		several: lastDay > dateOf(start),
		from: timeOf(start),
		to: midnight ? time('24:00') : timeOf(end)
	};
}
