import { datesOf } from '../time/zoned.ts';
import { weekdayOf } from '../time/date.ts';
import type { Opening } from '../resource/types.ts';
import type { Reason } from '../standing/types.ts';
import type { Instant } from '../time/types.ts';
import type { Wanted } from '../availability/places.ts';
import { isOpenThroughout } from './hours.ts';
import { matchesPackage } from './package.ts';
import { wallMinutes } from './wall.ts';

/** What is asked, and whether it is one of the resource's packages. */
type Asked = Wanted & { readonly packaged: boolean; readonly minutes: number };
type OpeningRule = (opening: Opening, asked: Asked, number: Instant) => Reason | undefined;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A booking over more dates than this has been on every weekday long before. */
const ALL_WEEKDAYS = 7;

const packagesOnly: OpeningRule = (opening, asked) =>
	opening.packagesOnly === true && !asked.packaged ? { type: 'PackagesOnly' } : undefined;

/** A package is open from its start to its end, whatever the hours. */
const notOpen: OpeningRule = (opening, asked) =>
	opening.hours === undefined || asked.packaged || isOpenThroughout(opening.hours, asked)
		? undefined
		: { type: 'NotOpen' };

const notThatDay: OpeningRule = ({ notOn }, asked) =>
	notOn !== undefined &&
	notOn.length > 0 &&
	datesOf(asked, ALL_WEEKDAYS).some((date) => notOn.includes(weekdayOf(date)))
		? { type: 'NotThatDay' }
		: undefined;

const tooShort: OpeningRule = ({ shortest }, asked) =>
	shortest !== undefined && !asked.packaged && asked.minutes < shortest
		? { type: 'TooShort', minutes: shortest }
		: undefined;

const tooLong: OpeningRule = ({ longest }, asked) =>
	longest !== undefined && !asked.packaged && asked.minutes > longest
		? { type: 'TooLong', minutes: longest }
		: undefined;

const tooLate: OpeningRule = ({ notice }, asked, number) =>
	notice !== undefined && asked.from - number < notice * MINUTE
		? { type: 'TooLate', minutes: notice }
		: undefined;

const tooEarly: OpeningRule = ({ horizonDays }, asked, number) =>
	horizonDays !== undefined && asked.from - number > horizonDays * DAY
		? { type: 'TooEarly', days: horizonDays }
		: undefined;

const schoolHolidays: OpeningRule = (opening, { holiday }) =>
	opening.notInSchoolHolidays === true && (holiday === 'school' || holiday === 'both')
		? { type: 'SchoolHolidays' }
		: undefined;

const publicHoliday: OpeningRule = (opening, { holiday }) =>
	opening.notOnPublicHolidays === true && (holiday === 'public' || holiday === 'both')
		? { type: 'PublicHoliday' }
		: undefined;

const rules = [
	packagesOnly,
	notOpen,
	notThatDay,
	tooShort,
	tooLong,
	tooLate,
	tooEarly,
	schoolHolidays,
	publicHoliday
] satisfies readonly OpeningRule[];

const NONE: readonly never[] = [];

/**
 * Which opening rules (RS5) what is asked breaks. Lengths and hours are read from wall time, so a
 * day of 25 hours is one day; notice and horizon from the claim's number (BK3a).
 */
export function openingReasons(
	opening: Opening,
	wanted: Wanted,
	number: Instant
): readonly Reason[] {
	if (isUnlimited(opening)) return NONE;
	const asked: Asked = {
		...wanted,
		packaged: opening.packages?.some((each) => matchesPackage(each, wanted)) ?? false,
		minutes: wallMinutes(wanted.end) - wallMinutes(wanted.start)
	};
	return rules.map((rule) => rule(opening, asked, number)).filter((reason) => reason !== undefined);
}

function isUnlimited(opening: Opening): boolean {
	for (const field in opening) if (opening[field as keyof Opening] !== undefined) return false;
	return true;
}
