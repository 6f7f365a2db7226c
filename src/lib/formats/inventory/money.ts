import { parseEuros } from '../../domain/french/money.ts';
import type { Cents, TariffUnit } from '../../domain/resource/types.ts';
import { plain } from './plain.ts';

/** RS7: "gratuit" is 0 cents, an empty cell is `none`; they are never the same. */
export type ReadMoney =
	| { readonly type: 'none' }
	| { readonly type: 'unread' }
	| { readonly type: 'sum'; readonly cents: Cents; readonly unit: TariffUnit | undefined };

const FREE = /^(gratuit(e|ement)?s?|offert|gracieu\w*|libre|sans frais|free|0)( |$|\()/;
const NOTHING = /^([-–—/]+|neant|aucune?|non|n\.?a\.?|sans( objet)?)$/;

/** Words beside a sum that say what it is counted by. */
const UNITS: readonly (readonly [RegExp, TariffUnit])[] = [
	[/(\/|\bau|\bpar|\bper|\ble|\bdu) ?(km|kilometre)/, 'km'],
	[/(\/|\bpar|\bper|\bl'|\bde l'|\bla) ?(h\b|heure|hour)/, 'hour'],
	[/(\/|\bpar|\bper|\bla) ?(demi-?journee|1\/2 journee|half-?day)/, 'halfDay'],
	[/(\/|\bpar|\bper|\ble|\bau|\bdu) ?(week-?end|we\b)/, 'weekend'],
	[/(\/|\bpar|\bper|\ble|\bla) ?(j\b|jour|journee|day)/, 'day'],
	[/(\/|\bpar|\bper) ?(pers\b|personne?|tete|convive|couvert)/, 'person'],
	[/(\/|\bpar|\bper|\bla) ?(reservation|booking)/, 'booking'],
	[
		/(\/|\bpar|\bper|\bla|\bl') ?(piece|item|unite|table|chaise|banc|barnum|element|exemplaire|grille)/,
		'item'
	]
];

/** What a sum is counted by, from the words around it. */
export function unitIn(text: string): TariffUnit | undefined {
	const typed = plain(text);
	return UNITS.find(([words]) => words.test(typed))?.[1];
}

export function readMoney(text: string): ReadMoney {
	const typed = plain(text);
	if (typed === '' || NOTHING.test(typed)) return { type: 'none' };
	const exact = parseEuros(text);
	if (exact !== undefined) return { type: 'sum', cents: exact, unit: undefined };
	if (FREE.test(typed)) return { type: 'sum', cents: 0 as Cents, unit: unitIn(typed) };
	// "10 € par jour", "0,32 €/km": the sum first, then what it is counted by.
	const parts = /^(€?[\d\s.,]+(?:€|eur(?:os?)?)?)\s*(.*)$/i.exec(text.trim());
	const cents = parts?.[1] === undefined ? undefined : parseEuros(parts[1]);
	const unit = parts?.[2] === undefined ? undefined : unitIn(parts[2]);
	if (cents === undefined || unit === undefined) return { type: 'unread' };
	return { type: 'sum', cents, unit };
}
