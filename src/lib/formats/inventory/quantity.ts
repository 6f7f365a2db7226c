import type { OddityCode } from './oddity.ts';
import { plain } from './plain.ts';

/** Most things one line may count: as in the register. */
const MOST = 1_000_000;

/** A map: a cell may say `constructor` or `__proto__`, which every plain object has. */
const COLLECTIVES: ReadonlyMap<string, number> = new Map([
	['dizaine', 10],
	['douzaine', 12],
	['quinzaine', 15],
	['vingtaine', 20],
	['trentaine', 30],
	['quarantaine', 40],
	['cinquantaine', 50],
	['soixantaine', 60],
	['centaine', 100],
	['millier', 1000]
]);
const NUMBERS = [
	'zero',
	'un',
	'deux',
	'trois',
	'quatre',
	'cinq',
	'six',
	'sept',
	'huit',
	'neuf',
	'dix',
	'onze',
	'douze',
	'treize',
	'quatorze',
	'quinze',
	'seize'
];
const inWords = (word: string): number | undefined => {
	if (word === 'une') return 1;
	if (word === 'vingt') return 20;
	const at = NUMBERS.indexOf(word);
	return at < 0 ? undefined : at;
};

export type ReadQuantity = { readonly quantity: number; readonly oddity?: OddityCode };

/** "une vingtaine", "deux douzaines": exact only for the dozen. */
function collective(text: string): ReadQuantity | undefined {
	const found = /^(?:environ )?(?:(\w+) )?(\w+?)s?(?: environ)?$/.exec(text);
	const size = COLLECTIVES.get(found?.[2] ?? '');
	if (size === undefined) return undefined;
	const times = found?.[1] === undefined ? 1 : (inWords(found[1]) ?? Number(found[1]));
	if (!Number.isInteger(times) || times < 1) return undefined;
	return counted(size * times, 'QuantityAbout');
}

const counted = (
	read: number,
	code?: 'QuantitySpaced' | 'QuantityAbout' | 'QuantityInWords'
): ReadQuantity =>
	read > MOST
		? { quantity: 1, oddity: { code: 'QuantityUnread' } }
		: code
			? { quantity: read, oddity: { code, read } }
			: { quantity: read };

/**
 * How many. Empty is one, said so. Whatever can't be read is one, flagged; nothing is guessed
 * without a word about it.
 */
export function readQuantity(text: string): ReadQuantity {
	const typed = plain(text);
	if (typed === '') return { quantity: 1, oddity: { code: 'QuantityMissing' } };
	if (/^\d+$/.test(typed)) return counted(Number(typed));
	// "1 200" is how a thousand is written; "1 20" is a slip.
	if (/^\d{1,3}( \d{3})+$/.test(typed)) return counted(Number(typed.replaceAll(' ', '')));
	if (/^\d+( \d+)+$/.test(typed)) {
		return counted(Number(typed.replaceAll(' ', '')), 'QuantitySpaced');
	}
	if (/^\d{1,3}(\.\d{3})+$/.test(typed)) {
		return counted(Number(typed.replaceAll('.', '')), 'QuantitySpaced');
	}
	const whole = /^(\d+)[.,]0+$/.exec(typed);
	if (whole) return counted(Number(whole[1]));
	if (/^\d+[.,]\d/.test(typed) || typed.startsWith('-')) {
		return { quantity: 1, oddity: { code: 'QuantityUnread' } };
	}
	const about =
		/^(?:environ|env\.?|~|±|plus de|presque) ?(\d+)\b|^(\d+) ?(?:environ|env\b|a \d)/.exec(typed);
	if (about) return counted(Number(about[1] ?? about[2]), 'QuantityAbout');
	const together = collective(typed);
	if (together) return together;
	const unit = /^(?:x ?)?(\d+)(?: ?x| [a-z][a-z .()]*)?$/.exec(typed);
	if (unit) return counted(Number(unit[1]), 'QuantityInWords');
	const word = inWords(typed.split(' ')[0] ?? '');
	if (word !== undefined) return counted(word, 'QuantityInWords');
	return { quantity: 1, oddity: { code: 'QuantityUnread' } };
}
