import type { RepeatRule } from '../../domain/recurrence/rule.ts';
import type { LocalDate, Weekday, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';

export type ReadRule = { readonly rule: RepeatRule; readonly until: LocalDate | undefined };

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const NTHS = [1, 2, 3, 4, 5, -1] as const;

/**
 * What a person can be told of a rule in the language of RFC 5545: those this app writes (BK10).
 * Undefined for any other; the booking's dates say the same without it.
 */
export function readRule(text: string, zone: Zone): ReadRule | undefined {
	const parts = new Map(
		text.split(';').map((part): [string, string] => {
			const [name = '', value = ''] = part.split('=');
			return [name, value];
		})
	);
	const interval = Number(parts.get('INTERVAL') ?? 1);
	if (!Number.isInteger(interval) || interval < 1) return undefined;
	const rule = ruleOf(parts.get('FREQ'), interval, parts.get('BYDAY'));
	return rule && { rule, until: untilOf(parts.get('UNTIL'), zone) };
}

function ruleOf(
	freq: string | undefined,
	interval: number,
	byDay: string | undefined
): RepeatRule | undefined {
	if (freq === 'DAILY' && byDay === undefined) return { every: 'day', interval };
	if (freq === 'WEEKLY' && byDay !== undefined) {
		const days = byDay.split(',').map(weekdayOf);
		const known = days.filter((day) => day !== undefined);
		return known.length === days.length ? { every: 'week', interval, days: known } : undefined;
	}
	if (freq !== 'MONTHLY') return undefined;
	if (byDay === undefined) return { every: 'month', interval, by: 'date' };
	const nth = NTHS.find((each) => each === Number(byDay.slice(0, -2)));
	const day = weekdayOf(byDay.slice(-2));
	return nth && day && { every: 'month', interval, by: 'weekday', day, nth };
}

const weekdayOf = (text: string): Weekday | undefined =>
	([1, 2, 3, 4, 5, 6, 7] as const).find((day) => DAYS[day - 1] === text);

const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function untilOf(text: string | undefined, zone: Zone): LocalDate | undefined {
	const found = STAMP.exec(text ?? '');
	if (found === null) return undefined;
	const [, year, month, day, hour, minute, second] = found;
	const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return Number.isNaN(at) ? undefined : dateAt(at, zone);
}
