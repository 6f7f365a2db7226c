import { eurosText, parseEuros } from '../../domain/french/money.ts';
import type { Cents, Worth } from '../../domain/resource/types.ts';
import { isDate } from '../../domain/time/date.ts';
import { formatDateNumeric } from '../../i18n/dates.ts';
import { formatEuros } from '../../i18n/number.ts';
import { m } from '../../i18n/paraglide/messages.js';

export type WorthForm = { purchase: string; purchased: string; funder: string; reference: string };

const money = (cents: Cents | undefined) => (cents === undefined ? '' : eurosText(cents));

export const worthForm = (worth: Worth = {}): WorthForm => ({
	purchase: money(worth.purchase),
	purchased: worth.purchased ?? '',
	funder: worth.funder ?? '',
	reference: money(worth.referencePerDay)
});

const isOddSum = (typed: string) => typed.trim() !== '' && parseEuros(typed) === undefined;

/** What to correct, in words. */
export const worthProblems = ({ purchase, reference }: WorthForm) => ({
	...(isOddSum(purchase) ? { purchase: m.rules_money_odd() } : {}),
	...(isOddSum(reference) ? { reference: m.rules_money_odd() } : {})
});

const sum = (typed: string) => (typed.trim() === '' ? undefined : parseEuros(typed));

/** RS10, last sentence; undefined when nothing is said. */
export function worthFrom(form: WorthForm): Worth | undefined {
	const worth: Worth = {
		purchase: sum(form.purchase),
		purchased: isDate(form.purchased) ? form.purchased : undefined,
		funder: form.funder.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined,
		referencePerDay: sum(form.reference)
	};
	return Object.values(worth).some((field) => field !== undefined) ? worth : undefined;
}

/** "Achetée 1 250 €, le 12/03/2024, financée par la CAF" */
export function worthWords({ purchase, purchased, funder, referencePerDay }: Worth = {}): string {
	const words = [
		purchase === undefined ? [] : m.rules_bought_for({ price: formatEuros(purchase) }),
		purchased === undefined ? [] : m.rules_bought_on({ date: formatDateNumeric(purchased) }),
		funder === undefined ? [] : m.rules_funded_by({ funder }),
		referencePerDay === undefined
			? []
			: m.rules_worth_per_day({ price: formatEuros(referencePerDay) })
	].flat();
	const all = words.join(', ');
	return all === '' ? m.rules_details_none() : all.charAt(0).toUpperCase() + all.slice(1);
}
