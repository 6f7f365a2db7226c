import { dateOfDay } from '../../../domain/time/date.ts';
import { cellText, dateText } from '../cell.ts';
import { attribute, element, elements } from './tags.ts';

/** What a number of a workbook means by its look. */
export type Look =
	| { readonly is: 'number' }
	| { readonly is: 'date' | 'time' | 'moment' }
	/** `0#" "##" "##`: digits that begin with a 0, as telephone numbers and postcodes do. */
	| { readonly is: 'digits'; readonly length: number };

const NUMBER: Look = { is: 'number' };
/** Looks every workbook knows without saying what they are. */
const KNOWN: Readonly<Record<number, Look>> = {
	14: { is: 'date' },
	15: { is: 'date' },
	16: { is: 'date' },
	17: { is: 'date' },
	18: { is: 'time' },
	19: { is: 'time' },
	20: { is: 'time' },
	21: { is: 'time' },
	22: { is: 'moment' },
	45: { is: 'time' },
	46: { is: 'time' },
	47: { is: 'time' }
};
const PHONE_DIGITS = 10;

/** What a format code shows: `dd/mm/yyyy`, `[$-40C]d mmmm yyyy;@`, `h"h"mm`. */
export function lookOf(code: string): Look {
	const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '');
	const [first = ''] = bare.toLowerCase().split(';');
	if (/^0{2,}$/.test(first)) return { is: 'digits', length: first.length };
	if (/^0#[#\s.]*$/.test(first)) return { is: 'digits', length: PHONE_DIGITS };
	const day = /[dyj]|a{2,}/.test(first.replace(/am\/pm|general|standard/g, ''));
	const hour = /[hs]/.test(first.replace(/general|standard/g, ''));
	if (day && hour) return { is: 'moment' };
	return day ? { is: 'date' } : hour ? { is: 'time' } : NUMBER;
}

/** The look of each style a cell may name. */
export function looksIn(styles: string, prefix: string): readonly Look[] {
	const own = new Map<number, Look>();
	for (const format of elements(styles, `${prefix}numFmt`)) {
		const id = Number(attribute(format, 'numFmtId'));
		own.set(id, lookOf(attribute(format, 'formatCode') ?? ''));
	}
	const cells = element(styles, `${prefix}cellXfs`);
	if (!cells) return [];
	return [...elements(cells.inside, `${prefix}xf`)].map((xf) => {
		const id = Number(attribute(xf, 'numFmtId') ?? 0);
		return own.get(id) ?? KNOWN[id] ?? NUMBER;
	});
}

const DAY_MINUTES = 1440;
/** Days from a workbook's day 0 to 1970-01-01, and to the other day 0 some count from. */
const EPOCH = 25_569;
const EPOCH_1904 = 24_107;
/** The last day a date can be: 31/12/9999. */
const LAST_DAY = 2_958_465;

const two = (value: number) => String(value).padStart(2, '0');

/** A number as a French table has it; `undefined` for what is none. */
export function numberText(value: string, look: Look, from1904: boolean): string | undefined {
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number)) return undefined;
	// What a workbook computes has digits nobody sees: 0.30000000000000004.
	const rounded = Number(number.toFixed(9));
	if (look.is === 'number') return cellText(rounded);
	if (look.is === 'digits') return String(Math.round(number)).padStart(look.length, '0');
	if (number < 0 || number > LAST_DAY) return cellText(rounded);
	const minutes = Math.round(number * DAY_MINUTES);
	const time = `${two(Math.floor((minutes % DAY_MINUTES) / 60))}:${two(minutes % 60)}`;
	if (look.is === 'time') return time;
	// Workbooks count a 29 February 1900 that never was.
	const day = Math.floor(minutes / DAY_MINUTES) + (!from1904 && number < 60 ? 1 : 0);
	const date = dateText(dateOfDay(day - (from1904 ? EPOCH_1904 : EPOCH)));
	return look.is === 'moment' && minutes % DAY_MINUTES > 0 ? `${date} ${time}` : date;
}
