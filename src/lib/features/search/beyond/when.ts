import { addDays, daysInMonth, isDate, mondayOf, weekdayOf } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { formatMonthName, formatWeekday } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';

/** Days, both included. */
export type Days = { readonly first: LocalDate; readonly last: LocalDate };
/** What was typed with a date in it. */
export type Dated = {
	/** What the date may mean: the next such day or month first, then the last there was. */
	readonly days: readonly [Days, ...Days[]];
	/** The words beside the date. */
	readonly rest: string;
};

/** What one word, or several beside each other, say of a date. */
type Said = {
	readonly day?: number;
	readonly month?: number;
	readonly year?: number;
	readonly weekday?: number;
	/** Days from today. */
	readonly ahead?: number;
	readonly weekEnd?: true;
	/** Said by the beginning of a name only: a date when a number stands beside it. */
	readonly short?: true;
};

const MONTHS = Array.from(
	{ length: 12 },
	(_, month) => `2027-${String(month + 1).padStart(2, '0')}-01` as LocalDate
);
const WEEK = Array.from({ length: 7 }, (_, day) => addDays('2027-01-04' as LocalDate, day));
const BESIDE = new Set('le la du au ce en de prochain dernier on the in of this next'.split(' '));

const plain = (word: string): string =>
	word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");

/** What leads from the first day of several to the last. */
const UNTIL = new Set(['au', 'a', "jusqu'au", "jusqu'a", 'to', 'until', 'till', '-', '–']);
/** What makes an hour of the number before it. */
const HOUR = /^(?:h|heures?|am|pm)$/;

/**
 * The date in what was typed: « 14 juillet », « 14/07 », « samedi 12 », « juillet 2027 », « demain »,
 * « du 12 au 14 juin », in the language of the screen. Undefined when there is none, or no such day.
 * Without a year the next one is meant, and the last as well where the month is said.
 */
export function whenIn(needle: string, today: LocalDate): Dated | undefined {
	const words = wordsIn(needle);
	const said = words.map(saidBy);
	for (let from = 0; from < words.length;) {
		const date = saidFrom(said, from);
		let days = daysOf(date.whole, today);
		let { to } = date;
		if (to > from && UNTIL.has(plain(words[to] ?? '')) && !HOUR.test(plain(words[to + 2] ?? ''))) {
			const last = saidFrom(said, to + 1);
			const span = spanOf(date.whole, last.whole, today);
			if (span) [days, to] = [span, last.to];
		}
		if (days === undefined) {
			from = Math.max(to, from + 1);
			continue;
		}
		const before = words.slice(0, from);
		while (BESIDE.has(plain(before.at(-1) ?? ''))) before.pop();
		const after = words.slice(to);
		while (BESIDE.has(plain(after[0] ?? ''))) after.shift();
		return { days, rest: [...before, ...after].join(' ') };
	}
	return undefined;
}

/** Words by themselves; « 12-14 juin » is two days, not one in the month after December. */
function wordsIn(needle: string): readonly string[] {
	const words = needle.split(/[\s,]+/).filter(Boolean);
	return words.flatMap((word, index) => {
		const [, first, last] = /^(\d{1,2})[-–](\d{1,2})$/.exec(word) ?? [];
		const isMonth = saidBy(words[index + 1] ?? '')?.month !== undefined;
		return first && last && isMonth ? [first, '-', last] : [word];
	});
}

/** All that words beside each other say of one date, and the word after them. */
function saidFrom(
	said: readonly (Said | undefined)[],
	from: number
): { readonly whole: Said; readonly to: number } {
	let whole: Said = {};
	let to = from;
	for (let next = said[to]; next && joins(whole, next); next = said[to]) {
		whole = { ...whole, ...next };
		to += 1;
	}
	return { whole, to };
}

/** « 12 samedi » is twelve of something, on Saturday. */
const joins = (whole: Said, next: Said): boolean =>
	!Object.keys(next).some((field) => field !== 'short' && field in whole) &&
	!(next.weekday !== undefined && whole.day !== undefined);

const FIGURES = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d\d))?$/;
const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)$/;

function saidBy(typed: string): Said | undefined {
	const word = plain(typed);
	const [, ofMonth, inYear] = /^(\d{1,2})\/(\d{4})$/.exec(word) ?? [];
	if (ofMonth) return { month: Number(ofMonth), year: Number(inYear) };
	const [, year, month, day] = WRITTEN.exec(word) ?? [];
	if (year) return { year: Number(year), month: Number(month), day: Number(day) };
	const [, first, second, third] = FIGURES.exec(word) ?? [];
	if (first) {
		const date = { day: Number(first), month: Number(second) };
		return third ? { ...date, year: Number(third) + (third.length === 2 ? 2000 : 0) } : date;
	}
	const [, number] = /^(\d{1,2})(?:er|st|nd|rd|th)?$/.exec(word) ?? [];
	if (number) return { day: Number(number) };
	if (/^20\d\d$/.test(word)) return { year: Number(word) };
	if (/^week-?end$/.test(word)) return { weekEnd: true };
	const ahead = [m.common_yesterday(), m.common_today(), m.common_tomorrow()].map(plain);
	if (ahead.includes(word)) return { ahead: ahead.indexOf(word) - 1 };
	return (
		named(word, WEEK.map(formatWeekday), (weekday) => ({ weekday })) ??
		named(word, MONTHS.map(formatMonthName), (month) => ({ month }))
	);
}

/** By its name, or three letters and more of the one that begins so. */
function named(
	word: string,
	names: readonly string[],
	say: (number: number) => Said
): Said | undefined {
	const known = names.map(plain);
	const whole = known.findIndex((name) => word === name || word === `${name}s`);
	if (whole >= 0) return say(whole + 1);
	const begun = word.replace(/\.$/, '');
	const fits = known.filter((name) => begun.length >= 3 && name.startsWith(begun));
	const [only] = fits;
	return only && fits.length === 1 ? { ...say(known.indexOf(only) + 1), short: true } : undefined;
}

/** 29 February comes back within eight years. */
const FAR = 3000;

function daysOf(said: Said, today: LocalDate): Dated['days'] | undefined {
	const { day, month, year, weekday } = said;
	if (said.ahead !== undefined) return [one(addDays(today, said.ahead))];
	if (said.weekEnd) {
		const saturday = addDays(mondayOf(today), 5);
		return [{ first: saturday, last: addDays(saturday, 1) }];
	}
	if (said.short && day === undefined && year === undefined) return undefined;
	if (day === undefined && month !== undefined) return monthsOf(month, year, today);
	if (month === undefined) {
		if (weekday === undefined) return undefined;
		const next = search(today, 1, (date) => weekday === weekdayOf(date) && isDay(date, day));
		return next && [one(next)];
	}
	const tail = `-${two(month)}-${two(day ?? 0)}`;
	if (year !== undefined) {
		const date = `${year}${tail}`;
		return isDate(date) ? [one(date)] : undefined;
	}
	const next = search(today, 1, (date) => date.endsWith(tail));
	const last = search(addDays(today, -1), -1, (date) => date.endsWith(tail));
	return next && (last ? [one(next), one(last)] : [one(next)]);
}

/** No booking is looked for over more days than these. */
const LONGEST = 200;

/**
 * From the one to the other, said alike: by days, by months or by days of the week. The month one of
 * them leaves out is the other's. The first is the last such before the second.
 */
function spanOf(first: Said, last: Said, today: LocalDate): Dated['days'] | undefined {
	const month = first.month ?? (first.day === undefined ? undefined : last.month);
	const ends = { ...pick(first), ...last };
	if ((first.day === undefined) !== (ends.day === undefined)) return undefined;
	if ((month === undefined) !== (ends.month === undefined)) return undefined;
	if (first.day === undefined && month === undefined && first.weekday === undefined) {
		return undefined;
	}
	const begins = (date: LocalDate): boolean =>
		(month === undefined || Number(date.slice(5, 7)) === month) &&
		(first.weekday === undefined || weekdayOf(date) === first.weekday) &&
		isDay(date, first.day ?? (month === undefined ? undefined : 1));
	const [next, ...others] = (daysOf(ends, today) ?? []).flatMap((days): Days[] => {
		const from = search(days.first, -1, begins, LONGEST);
		return from && from < days.last ? [{ first: from, last: days.last }] : [];
	});
	return next && [next, ...others];
}

/** What the last of several days takes from the first. */
const pick = ({ month, year }: Said): Said => ({
	...(month !== undefined && { month }),
	...(year !== undefined && { year })
});

const two = (number: number): string => String(number).padStart(2, '0');
const one = (date: LocalDate): Days => ({ first: date, last: date });
const isDay = (date: LocalDate, day: number | undefined): boolean =>
	day === undefined || Number(date.slice(8)) === day;

function search(
	from: LocalDate,
	step: 1 | -1,
	fits: (date: LocalDate) => boolean,
	most = FAR
): LocalDate | undefined {
	for (let count = 0; count < most; count++) {
		const date = addDays(from, count * step);
		if (fits(date)) return date;
	}
	return undefined;
}

function monthsOf(
	month: number,
	year: number | undefined,
	today: LocalDate
): Dated['days'] | undefined {
	if (month < 1 || month > 12) return undefined;
	const ofYear = (which: number): Days => {
		const first = `${which}-${two(month)}-01` as LocalDate;
		return { first, last: addDays(first, daysInMonth(first) - 1) };
	};
	if (year !== undefined) return [ofYear(year)];
	const now = Number(today.slice(0, 4));
	const coming = month >= Number(today.slice(5, 7)) ? now : now + 1;
	return [ofYear(coming), ofYear(coming - 1)];
}
