import type {
	OpenHours,
	Opening,
	Package,
	Policy,
	ResourceBody,
	Turnaround
} from '../../domain/resource/types.ts';
import type { LocalTime, Weekday } from '../../domain/time/types.ts';
import type { ResourceChangeInput } from '../../engine/inputs.ts';
import { lengthOf, minutesOf, wholeNumber, type Length } from './length.ts';

export const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
export type DayText = `${Weekday}`;
export type HoursForm = { days: Weekday[]; from: string; to: string };
export type PackageForm = {
	name: string;
	startDay: DayText;
	startTime: string;
	endDay: DayText;
	endTime: string;
};

/** The rules as they stand in the form's fields: text as typed, so that a draft keeps it exactly. */
export type RulesForm = {
	hours: HoursForm[];
	packages: PackageForm[];
	packagesOnly: boolean;
	shortest: Length;
	longest: Length;
	notice: Length;
	horizonDays: string;
	notOn: Weekday[];
	notInSchoolHolidays: boolean;
	notOnPublicHolidays: boolean;
	before: Length;
	after: Length;
	confirm: Policy['confirm'];
	quota: string;
};

/** What the rules are about in a resource. */
export type Rules = Pick<ResourceBody, 'opening' | 'turnaround' | 'policy'>;

export const isTime = (text: string): text is LocalTime => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** RS5: the package everybody means. */
export const weekendForm = (name: string): PackageForm => ({
	name,
	startDay: '6',
	startTime: '08:00',
	endDay: '1',
	endTime: '08:00'
});
export const isWeekend = ({ startDay, endDay }: PackageForm): boolean =>
	startDay === '6' && endDay === '1';

// A time field knows no 24:00; as an end, 00:00 means the same.
const shownTime = (time: LocalTime) => (time === '24:00' ? '00:00' : time);
const count = (value: number | undefined) => (value === undefined ? '' : String(value));

export function rulesForm({ opening = {}, turnaround, policy }: Rules): RulesForm {
	return {
		hours: (opening.hours ?? []).map(({ days, from, to }) => ({
			days: [...days],
			from: shownTime(from),
			to: shownTime(to)
		})),
		packages: (opening.packages ?? []).map((one) => ({
			name: one.name,
			startDay: `${one.startDay}`,
			startTime: shownTime(one.startTime),
			endDay: `${one.endDay}`,
			endTime: shownTime(one.endTime)
		})),
		packagesOnly: opening.packagesOnly ?? false,
		shortest: lengthOf(opening.shortest),
		longest: lengthOf(opening.longest, 'days'),
		notice: lengthOf(opening.notice, 'days'),
		horizonDays: count(opening.horizonDays),
		notOn: [...(opening.notOn ?? [])],
		notInSchoolHolidays: opening.notInSchoolHolidays ?? false,
		notOnPublicHolidays: opening.notOnPublicHolidays ?? false,
		before: lengthOf(turnaround?.before, 'minutes'),
		after: lengthOf(turnaround?.after, 'minutes'),
		confirm: policy?.confirm ?? 'itself',
		quota: count(policy?.quotaPerSeason)
	};
}

const sorted = (days: readonly Weekday[]) => days.toSorted((a, b) => a - b);
const dayOf = (text: DayText): Weekday => WEEK.find((day) => String(day) === text) ?? 1;
const some = <T extends object>(value: T): T | undefined =>
	Object.values(value).some((field) => field !== undefined) ? value : undefined;
const filled = <T>(list: readonly T[]): readonly T[] | undefined =>
	list.length > 0 ? list : undefined;

const hoursOf = ({ days, from, to }: HoursForm): readonly OpenHours[] => {
	if (days.length === 0 || !isTime(from) || !isTime(to)) return [];
	return [{ days: sorted(days), from, to: to === '00:00' ? ('24:00' as LocalTime) : to }];
};
const packageOf = (form: PackageForm): readonly Package[] => {
	const { startTime, endTime } = form;
	const name = form.name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	if (name === '' || !isTime(startTime) || !isTime(endTime)) return [];
	return [{ name, startDay: dayOf(form.startDay), startTime, endDay: dayOf(form.endDay), endTime }];
};

function openingOf(form: RulesForm): Opening | undefined {
	return some({
		hours: filled(form.hours.flatMap(hoursOf)),
		packages: filled(form.packages.flatMap(packageOf)),
		packagesOnly: form.packagesOnly || undefined,
		shortest: minutesOf(form.shortest) || undefined,
		longest: minutesOf(form.longest) || undefined,
		notice: minutesOf(form.notice) || undefined,
		horizonDays: wholeNumber(form.horizonDays) || undefined,
		notOn: filled(sorted(form.notOn)),
		notInSchoolHolidays: form.notInSchoolHolidays || undefined,
		notOnPublicHolidays: form.notOnPublicHolidays || undefined
	});
}

function turnaroundOf(form: RulesForm): Turnaround | undefined {
	const before = minutesOf(form.before) ?? 0;
	const after = minutesOf(form.after) ?? 0;
	return before + after > 0 ? { before, after } : undefined;
}

/** The rules the form says; what cannot be read yet is left out. */
export const rulesFrom = (form: RulesForm): Rules => ({
	opening: openingOf(form),
	turnaround: turnaroundOf(form),
	policy: { confirm: form.confirm, quotaPerSeason: wholeNumber(form.quota) || undefined }
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** R6: only what the person changed, `null` where nothing is left. */
export function rulesChange(form: RulesForm, before: Rules): ResourceChangeInput {
	const now = rulesFrom(form);
	const was = rulesFrom(rulesForm(before));
	return {
		...(same(now.opening, was.opening) ? {} : { opening: now.opening ?? null }),
		...(same(now.turnaround, was.turnaround) ? {} : { turnaround: now.turnaround ?? null }),
		...(same(now.policy, was.policy) ? {} : { policy: now.policy ?? null })
	};
}
