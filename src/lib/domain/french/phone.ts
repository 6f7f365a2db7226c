/**
 * A telephone number as typed, read the French way. Nothing is refused (the rule is to warn):
 * `certain` is false when it does not look like a complete number.
 */
export type Phone = {
	/** `06 39 98 12 34`, or as typed when unknown. */
	readonly shown: string;
	/** For a `tel:` link. */
	readonly dial: string;
	readonly certain: boolean;
};

/** Overseas country codes; numbers there are dialled with a 0 from within, like at home. */
const OVERSEAS = ['590', '594', '596', '262', '508', '681', '687', '689'];

const inPairs = (digits: string) => digits.replace(/(..)(?=.)/g, '$1 ');

export function readPhone(text: string): Phone {
	const typed = text.trim();
	const digits = typed
		.replace(/\(0\)/, '')
		.replace(/[^\d+]/g, '')
		.replace(/^00/, '+');
	const national = /^\+33([1-9]\d{8})$/.exec(digits)?.[1] ?? /^0([1-9]\d{8})$/.exec(digits)?.[1];
	if (national !== undefined) {
		return { shown: inPairs(`0${national}`), dial: `+33${national}`, certain: true };
	}
	const overseas = OVERSEAS.find((code) => digits.startsWith(`+${code}`));
	if (overseas !== undefined) {
		const rest = digits.slice(overseas.length + 1);
		const certain = rest.length === 9 || (rest.length === 6 && Number(overseas) >= 508);
		return { shown: `+${overseas} ${inPairs(rest)}`.trim(), dial: digits, certain };
	}
	return { shown: typed, dial: digits, certain: /^\+\d{8,15}$/.test(digits) };
}
