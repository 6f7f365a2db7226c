import type { ResourceBody } from '../../domain/resource/types.ts';
import { formatNumber } from '../../i18n/number.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { depositWords, priceWords, tariffWho } from '../../i18n/tariff.ts';

/** One line of a list of terms: what, and what it is. */
export type Term = { readonly term: string; readonly words: string };

const LENT: readonly ResourceBody['kind'][] = ['room', 'equipment', 'technical', 'vehicle'];

/** What it costs (RS7): never an empty price. */
function priceTerms({ tariffs = [], deposit, kind }: ResourceBody): readonly Term[] {
	const prices = tariffs.map((tariff) => ({ term: tariffWho(tariff), words: priceWords(tariff) }));
	const price = { term: m.inventory_price_not_given(), words: m.inventory_price_not_given_value() };
	const shown = prices.length > 0 ? prices : [price];
	// Nobody leaves a deposit for someone's time.
	if (deposit === undefined && !LENT.includes(kind)) return shown;
	return [...shown, { term: m.inventory_deposit(), words: depositWords(deposit) }];
}

/** What the room is like (RS10). */
function roomTerms({ room }: ResourceBody): readonly Term[] {
	const terms: (Term | false | undefined)[] = [
		room?.seats !== undefined && {
			term: m.inventory_seats(),
			words: formatNumber(room.seats)
		},
		room?.squareMetres !== undefined && {
			term: m.inventory_square_metres(),
			words: m.inventory_square_metres_value({ count: formatNumber(room.squareMetres) })
		},
		room?.stepFree !== undefined && {
			term: m.inventory_step_free(),
			words: room.stepFree ? m.inventory_step_free_yes() : m.inventory_step_free_no()
		}
	];
	return terms.filter((term) => term !== false && term !== undefined);
}

/** What it is like and what it costs, in the order people ask; its rules have their own words. */
export const ruleTerms = (body: ResourceBody): readonly Term[] => [
	...roomTerms(body),
	...priceTerms(body)
];
