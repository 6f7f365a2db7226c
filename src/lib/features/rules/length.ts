import type { Minutes } from '../../domain/time/types.ts';

export type LengthUnit = 'minutes' | 'hours' | 'days';
/** A length of time as typed: empty for none. */
export type Length = { count: string; unit: LengthUnit };

const IN_MINUTES: { readonly [U in LengthUnit]: number } = { minutes: 1, hours: 60, days: 1440 };
/** A hundred years, in days: past it nobody means it. */
const MOST_DAYS = 36_500;

/** A whole number as people type it, "1 200"; undefined for anything else, and for too much. */
export function wholeNumber(typed: string, most = 1_000_000): number | undefined {
	const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
	const value = /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
	return value !== undefined && value <= most ? value : undefined;
}

/** In the largest unit that leaves no rest. */
export function lengthOf(minutes: Minutes | undefined, unit: LengthUnit = 'hours'): Length {
	if (minutes === undefined || minutes === 0) return { count: '', unit };
	const fits = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
	return { count: String(minutes / IN_MINUTES[fits]), unit: fits };
}

/** Undefined when nothing, or no number, is typed: see `isOdd`. */
export function minutesOf({ count, unit }: Length): Minutes | undefined {
	const value = wholeNumber(count);
	const minutes = value === undefined ? undefined : value * IN_MINUTES[unit];
	return minutes === undefined || minutes > MOST_DAYS * 1440 ? undefined : minutes;
}

export const isOdd = (length: Length): boolean =>
	length.count.trim() !== '' && minutesOf(length) === undefined;
