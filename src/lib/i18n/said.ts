import { getLocale } from './paraglide/runtime.js';

/** A sentence, or how to make it of what it is told. */
export type Words = string | ((told: unknown) => string);

let english: Readonly<Record<string, Words>> = {};

const speaksEnglish = (): boolean => getLocale() === 'en';

/**
 * Reads the English of all screens but the first ones, if that is what is spoken. Does nothing in
 * French, and nothing the second time. Offline and never stored, French is said instead.
 */
export async function readWords(): Promise<void> {
	if (!speaksEnglish()) return;
	const words = await import('./english.ts').catch(() => undefined);
	if (words) english = words.ENGLISH;
}

const say = (words: Words, told: unknown): string =>
	typeof words === 'string' ? words : words(told);

/**
 * A message as a build makes it: French beside its English, or beside the name of its English.
 * @public called by what scripts/bundle/words.ts writes
 */
export const both =
	(french: Words, words: Words) =>
	(told?: unknown): string =>
		say(speaksEnglish() ? words : french, told);

/** @public */
export const said =
	(french: Words, name: string) =>
	(told?: unknown): string =>
		say((speaksEnglish() && english[name]) || french, told);

const rules = new Map<string, Intl.PluralRules>();

/**
 * "one", "many", "other": which form of a sentence a number asks for, counted or in its rank.
 * @public
 */
export function plural(
	language: string,
	number: unknown,
	type: Intl.PluralRuleType = 'cardinal'
): string {
	const known = rules.get(language + type) ?? new Intl.PluralRules(language, { type });
	rules.set(language + type, known);
	return known.select(Number(number));
}
