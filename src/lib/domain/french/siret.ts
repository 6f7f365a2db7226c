/** La Poste's establishments don't follow Luhn; their digits sum to a multiple of five. */
const LA_POSTE = '356000000';

const digitSum = (digits: string) => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

function luhn(digits: string): boolean {
	let sum = 0;
	for (let index = 0; index < digits.length; index++) {
		const digit = Number(digits[digits.length - 1 - index]);
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}

/** Digits alone, from `200 034 528 00014`. */
export const compactNumber = (text: string) => text.replace(/[\s.\u00a0\u202f]/g, '');

/** Nine digits that pass Luhn; spaces forgiven. */
export function isSiren(text: string): boolean {
	const digits = compactNumber(text);
	return /^\d{9}$/.test(digits) && luhn(digits);
}

/** Fourteen digits, Luhn over all and over its SIREN, La Poste by its own rule; spaces forgiven. */
export function isSiret(text: string): boolean {
	const digits = compactNumber(text);
	if (!/^\d{14}$/.test(digits) || !isSiren(digits.slice(0, 9))) return false;
	return luhn(digits) || (digits.startsWith(LA_POSTE) && digitSum(digits) % 5 === 0);
}
