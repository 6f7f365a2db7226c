import type { Package } from '../../domain/resource/types.ts';
import type { LocalDate, LocalTime, Weekday } from '../../domain/time/types.ts';
import { isDate } from '../../domain/time/date.ts';
import { DAY_WORDS, dateIn, weekdayNamed } from './day.ts';
import { plain } from './plain.ts';

/**
 * Rules found in free text. Each is stored only while the person leaves it ticked; the text itself
 * stays in the remarks either way.
 */
export type Suggestion = { readonly text: string } & (
	| {
			/** RS2 */
			readonly type: 'outOfService';
			readonly units: number;
			readonly until: LocalDate | undefined;
			readonly reason: string;
	  }
	/** RS10 */
	| { readonly type: 'seats'; readonly seats: number }
	/** RS5 */
	| { readonly type: 'weekend'; readonly package: Package }
	/** RS5 */
	| { readonly type: 'notOn'; readonly days: readonly Weekday[] }
);
export type SuggestionType = Suggestion['type'];

const BROKEN =
	'(?:abime|casse|hors service|hs\\b|en panne|manquant|perdu|a reparer|en reparation|defectueu|inutilisable|mis(?:e?s)? de cote)';
const SOME_BROKEN = new RegExp(`(\\d+) (?:[a-z]+ )?${BROKEN}\\w*`);
const ALL_BROKEN = new RegExp(`(?:^|\\b)${BROKEN}|chez le reparateur`);

/** The sentence of the remarks that says it, for quoting. */
const sentenceWith = (remarks: string, found: RegExp): string =>
	remarks.split(/(?<=[.;!])\s+/).find((sentence) => found.test(plain(sentence))) ?? remarks;

/** A line of a table taken away: "10 hors service jusqu’au 15/01/2027 : en réparation". */
const SAID =
	/^(\d+) (?:hors service|out of service)(?: (?:jusqu.au|until) (\d\d)\/(\d\d)\/(\d{4}))?(?:\s?: ?([^\n]*))?$/i;

/** True when every line says what a table taken away says: there is nothing else to keep of it. */
export const isOutageSaid = (state: string): boolean =>
	state !== '' && state.split('\n').every((line) => SAID.test(line.trim()));

function outageSaid(state: string, capacity: number): Suggestion | undefined {
	const [, units, day, month, year, reason] = SAID.exec(state.split('\n')[0]?.trim() ?? '') ?? [];
	if (units === undefined || !isOutageSaid(state)) return undefined;
	const until = year === undefined ? undefined : `${year}-${month}-${day}`;
	return {
		type: 'outOfService',
		units: Math.min(Number(units), capacity),
		until: until !== undefined && isDate(until) ? until : undefined,
		reason: reason ?? '',
		text: state
	};
}

/** "10 abîmées mises de côté": some. "En panne" as the state: all of them. */
export function outOfServiceIn(
	state: string,
	remarks: string,
	capacity: number
): Suggestion | undefined {
	const exact = outageSaid(state, capacity);
	if (exact) return exact;
	const both = [state, remarks].filter((part) => part !== '').join('. ');
	const said = SOME_BROKEN.test(plain(remarks)) ? remarks : both;
	const some = SOME_BROKEN.exec(plain(both));
	const all = ALL_BROKEN.test(plain(state));
	if (!some && !all) return undefined;
	const units = Math.min(some ? Number(some[1]) : capacity, capacity);
	if (units < 1) return undefined;
	const until = /jusqu'(?:au|a)/.test(plain(both)) ? dateIn(plain(both)) : undefined;
	return { type: 'outOfService', units, until, reason: said, text: said };
}

const SEATS = /\b(\d{1,5}) ?(?:personnes?|places?|pers\b)/;

/** "150 personnes max", "19 personnes." */
export function seatsIn(remarks: string): Suggestion | undefined {
	const found = SEATS.exec(plain(remarks));
	const seats = Number(found?.[1] ?? 0);
	return seats > 0 ? { type: 'seats', seats, text: sentenceWith(remarks, SEATS) } : undefined;
}

const time = (hour: string, minutes: string): LocalTime | undefined =>
	Number(hour) < 24 && Number(minutes || 0) < 60
		? (`${hour.padStart(2, '0')}:${(minutes || '0').padStart(2, '0')}` as LocalTime)
		: undefined;

const WEEKEND = new RegExp(
	`week-?end ?[=:]? ?(?:du )?${DAY_WORDS} (\\d{1,2}) ?h ?(\\d{0,2}) ?(?:au|a|-|→|>) ?${DAY_WORDS} (\\d{1,2}) ?h ?(\\d{0,2})`
);

/** "Week-end = samedi 8h au lundi 8h" */
export function weekendIn(remarks: string): Suggestion | undefined {
	const found = WEEKEND.exec(plain(remarks));
	if (!found) return undefined;
	const startDay = weekdayNamed(found[1] ?? '');
	const endDay = weekdayNamed(found[4] ?? '');
	const startTime = time(found[2] ?? '', found[3] ?? '');
	const endTime = time(found[5] ?? '', found[6] ?? '');
	if (!startDay || !endDay || !startTime || !endTime) return undefined;
	const named = { name: 'Week-end', startDay, startTime, endDay, endTime };
	return { type: 'weekend', package: named, text: sentenceWith(remarks, WEEKEND) };
}

const NOT_ON = new RegExp(
	`\\bpas (?:le|les|de) ${DAY_WORDS}(?:(?: et|,) (?:le |les )?${DAY_WORDS})?`
);

/** "Pas le mercredi" */
export function notOnIn(remarks: string): Suggestion | undefined {
	const found = NOT_ON.exec(plain(remarks));
	const days = [found?.[1], found?.[2]].flatMap((word) => weekdayNamed(word ?? '') ?? []);
	return days.length > 0 ? { type: 'notOn', days, text: sentenceWith(remarks, NOT_ON) } : undefined;
}
