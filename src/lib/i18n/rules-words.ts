import type { OpenHours, Opening, ResourceBody } from '../domain/resource/types.ts';
import type { LocalTime, Weekday } from '../domain/time/types.ts';
import { formatTime } from './dates.ts';
import { formatLength } from './length.ts';
import { packageWords, weekdayName } from './opening.ts';
import { m } from './paraglide/messages.js';

const DAY = 1440;

/** "a", "a et b", "a, b et c". */
function listed(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	const before = words.slice(0, -1).join(', ');
	return before === '' ? last : m.inventory_and({ first: before, last });
}

/** "tous les jours", "du lundi au samedi", "le mercredi et le samedi". */
function daysWords(days: readonly Weekday[]): string {
	const sorted = days.toSorted((a, b) => a - b);
	const [first] = sorted;
	const last = sorted.at(-1);
	if (first === undefined || last === undefined) return '';
	if (sorted.length === 7) return m.rules_every_day();
	const unbroken = sorted.length > 2 && last - first === sorted.length - 1;
	if (unbroken) return m.rules_days_from_to({ first: weekdayName(first), last: weekdayName(last) });
	return listed(sorted.map((day) => m.rules_on_day({ day: weekdayName(day) })));
}

const isMidnight = (time: LocalTime) => time === '00:00' || time === '24:00';

function hoursWords({ days, from, to }: OpenHours): string {
	const on = daysWords(days);
	if (from === to || (isMidnight(from) && isMidnight(to)))
		return m.rules_hours_all_day({ days: on });
	const end = isMidnight(to) ? m.common_midnight() : formatTime(to);
	return m.rules_hours({ days: on, from: formatTime(from), to: end });
}

function whenWords({ hours = [], packages = [], packagesOnly }: Opening): string {
	const named = listed(packages.map(packageWords));
	if (packagesOnly === true) return m.rules_packages_only({ packages: named });
	const when =
		hours.length === 0
			? m.rules_always()
			: m.rules_during({ hours: listed(hours.map(hoursWords)) });
	// With no hours set anything can be asked for, the packages among it.
	return packages.length === 0 ? when : m.rules_or_packages({ when, packages: named });
}

function lengthWords({ shortest, longest }: Opening): string | undefined {
	if (shortest !== undefined && longest !== undefined)
		return m.rules_lengths({ shortest: formatLength(shortest), longest: formatLength(longest) });
	if (shortest !== undefined) return m.rules_shortest({ length: formatLength(shortest) });
	return longest === undefined ? undefined : m.rules_longest({ length: formatLength(longest) });
}

function aheadWords({ horizonDays, notice }: Opening): string | undefined {
	const words = [
		horizonDays === undefined ? [] : m.rules_horizon({ length: formatLength(horizonDays * DAY) }),
		notice === undefined ? [] : m.rules_notice({ length: formatLength(notice) })
	].flat();
	return words.length === 0 ? undefined : listed(words);
}

function neverWords({ notOn = [], notInSchoolHolidays, notOnPublicHolidays }: Opening) {
	const words = [
		notOn.toSorted((a, b) => a - b).map((day) => m.rules_on_day({ day: weekdayName(day) })),
		notInSchoolHolidays === true ? m.rules_in_school_holidays() : [],
		notOnPublicHolidays === true ? m.rules_on_public_holidays() : []
	].flat();
	return words.length === 0 ? [] : [m.rules_never({ list: listed(words) })];
}

function turnaroundWords({ before, after }: NonNullable<ResourceBody['turnaround']>) {
	const words = [
		before > 0 ? m.rules_before({ length: formatLength(before) }) : [],
		after > 0 ? m.rules_after({ length: formatLength(after) }) : []
	].flat();
	return words.length === 0 ? [] : [m.rules_turnaround({ list: listed(words) })];
}

/** What can be asked for when, and who says yes (RS4, RS5, RS6): one sentence each. */
export function rulesSentences({
	opening = {},
	turnaround = { before: 0, after: 0 },
	policy
}: Pick<ResourceBody, 'opening' | 'turnaround' | 'policy'>): readonly string[] {
	const clauses = [whenWords(opening), lengthWords(opening), aheadWords(opening)];
	const quota = policy?.quotaPerSeason;
	return [
		`${clauses.filter((words) => words !== undefined).join(', ')}.`,
		...neverWords(opening),
		...turnaroundWords(turnaround),
		policy?.confirm === 'steward' ? m.rules_steward() : m.rules_itself(),
		...(quota === undefined ? [] : [m.rules_quota({ times: quota })])
	];
}
