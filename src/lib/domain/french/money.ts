import type { Cents } from '../resource/types.ts';

/** Cents stay exact below this: a hundred million euros. */
const MOST = 1e10;

/** French (`1.234,50`), typed on a foreign keyboard (`12.5`), exported by foreign software (`1,234.50`). */
const WRITTEN = [
	/^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/,
	/^(\d+)\.(\d{1,2})$/,
	/^(\d{1,3}(?:,\d{3})+)\.(\d{2})$/
];

/**
 * Cents from what people type or files hold: `2 240,00 €`, `12.5`, `1.234,50`, `1,234.50`, `30 euros`.
 * `gratuit` is 0, which is not the same as no price (RS7). Undefined for anything else, negative
 * sums and fractions of a cent included.
 */
export function parseEuros(text: string): Cents | undefined {
	const typed = text
		.trim()
		.toLowerCase()
		.replace(/\s*(€|eur|euros?)$/, '')
		.replace(/^€\s*/, '')
		.replace(/[\s\u00a0\u202f']/g, '');
	if (/^gratuite?$/.test(typed)) return 0 as Cents;
	const parts = WRITTEN.map((form) => form.exec(typed)).find((found) => found !== null);
	if (parts === undefined || parts === null) return undefined;
	const euros = Number((parts[1] ?? '').replace(/[.,]/g, ''));
	const cents = Number((parts[2] ?? '').padEnd(2, '0'));
	const sum = euros * 100 + cents;
	return sum <= MOST ? (sum as Cents) : undefined;
}

/** `2240,00`, the way it is typed back into a field. */
export function eurosText(cents: Cents): string {
	const whole = Math.floor(cents / 100);
	const rest = cents % 100;
	return rest === 0 ? String(whole) : `${whole},${String(rest).padStart(2, '0')}`;
}
