import type { Cents } from '../domain/resource/types.ts';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

/** Making one costs fifty times what writing a number with it does. */
const plain = new Map<string, Intl.NumberFormat>();

/** "1 240", "2 240,5". */
export function formatNumber(value: number, digits = 0): string {
	// Most are a few things: the first number Intl writes costs as much as drawing a screen.
	if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
	const key = `${getLocale()}${digits}`;
	let format = plain.get(key);
	if (format === undefined) {
		format = new Intl.NumberFormat(getLocale(), { maximumFractionDigits: digits });
		plain.set(key, format);
	}
	return format.format(value);
}

/** "2,50 €", "15 €"; zero is "gratuit" (RS7: never an empty price). */
export function formatEuros(cents: Cents): string {
	if (cents === 0) return m.common_free_price();
	return new Intl.NumberFormat(getLocale(), {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: cents % 100 === 0 ? 0 : 2
	}).format(cents / 100);
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "340 ko", "12,5 Mo". */
export function formatBytes(bytes: number): string {
	let value = bytes / 1000;
	let unit = 0;
	while (value >= 1000 && unit < UNITS.length - 1) {
		value /= 1000;
		unit += 1;
	}
	return new Intl.NumberFormat(getLocale(), {
		style: 'unit',
		unit: UNITS[unit] ?? 'gigabyte',
		unitDisplay: 'short',
		maximumFractionDigits: value < 10 ? 1 : 0
	}).format(value);
}
