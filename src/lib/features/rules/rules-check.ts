import { m } from '../../i18n/paraglide/messages.js';
import { isOdd, minutesOf, wholeNumber, type Length } from './length.ts';
import { isTime, type RulesForm } from './rules-form.ts';

/** What to correct, by field: `hours.0.days`, `packages.1.name`, `quota`. Words ready to be shown. */
export type Problems = ReadonlyMap<string, string>;

const LENGTHS = ['shortest', 'longest', 'notice', 'before', 'after'] as const;
const COUNTS = ['horizonDays', 'quota'] as const;

function* hoursProblems({ hours }: RulesForm): Generator<[string, string]> {
	for (const [at, { days, from, to }] of hours.entries()) {
		if (days.length === 0) yield [`hours.${at}.days`, m.rules_no_day()];
		if (!isTime(from)) yield [`hours.${at}.from`, m.rules_no_hour()];
		if (!isTime(to)) yield [`hours.${at}.to`, m.rules_no_hour()];
	}
}

function* packageProblems({ packages, packagesOnly }: RulesForm): Generator<[string, string]> {
	for (const [at, { name, startTime, endTime }] of packages.entries()) {
		if (name.trim() === '') yield [`packages.${at}.name`, m.rules_no_name()];
		if (!isTime(startTime)) yield [`packages.${at}.startTime`, m.rules_no_hour()];
		if (!isTime(endTime)) yield [`packages.${at}.endTime`, m.rules_no_hour()];
	}
	if (packagesOnly && packages.length === 0) yield ['packagesOnly', m.rules_no_package()];
}

const longer = (one: Length, other: Length) =>
	(minutesOf(one) ?? 0) > (minutesOf(other) ?? Number.POSITIVE_INFINITY);

function* numberProblems(form: RulesForm): Generator<[string, string]> {
	for (const field of LENGTHS) if (isOdd(form[field])) yield [field, m.rules_number_odd()];
	for (const field of COUNTS) {
		const typed = form[field].trim();
		if (typed !== '' && wholeNumber(typed) === undefined) yield [field, m.rules_number_odd()];
	}
	if (longer(form.shortest, form.longest)) yield ['longest', m.rules_longest_short()];
}

export const rulesProblems = (form: RulesForm): Problems =>
	new Map([...hoursProblems(form), ...packageProblems(form), ...numberProblems(form)]);
