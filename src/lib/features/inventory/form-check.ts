import { parseEuros } from '../../domain/french/money.ts';
import type { FormValue } from './form-value.ts';

/** What is wrong with a field; `i18n` words it. */
export type FieldProblem = 'missing' | 'number' | 'money';
export type Problems = Partial<Record<keyof FormValue, FieldProblem>>;

const MOST = 1_000_000;

/** A whole number as people type it: "1 200". */
export function wholeNumber(typed: string): number | undefined {
	const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
	const value = /^\d{1,7}$/.test(digits) ? Number(digits) : undefined;
	return value !== undefined && value <= MOST ? value : undefined;
}

const NUMBERS = ['turnaroundAfter', 'seats', 'squareMetres'] as const;
const SUMS = ['priceMember', 'priceOutside', 'deposit', 'purchase'] as const;

/** Everything to correct before the form can be stored; empty when it can. */
export function problemsOf(value: FormValue): Problems {
	const problems: Problems = {};
	if (value.name.trim() === '') problems.name = 'missing';
	if (wholeNumber(value.quantity) === undefined) problems.quantity = 'number';
	for (const field of NUMBERS) {
		const typed = value[field].trim();
		if (typed !== '' && wholeNumber(typed) === undefined) problems[field] = 'number';
	}
	for (const field of SUMS) {
		const typed = value[field].trim();
		if (typed !== '' && parseEuros(typed) === undefined) problems[field] = 'money';
	}
	return problems;
}
