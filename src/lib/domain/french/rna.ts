import { compactNumber } from './siret.ts';

/** `W312004567`, as stored: upper case, without spaces. */
export const compactRna = (text: string) => compactNumber(text).toUpperCase();

/**
 * Number in the national register of associations. Always optional: none exists in Alsace-Moselle.
 */
export function isRna(text: string): boolean {
	return /^W\d[A-Z\d]\d{7}$/.test(compactRna(text));
}
