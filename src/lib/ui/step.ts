/** Above this many, a stepper counts in tens: 80 chairs are eight taps, not eighty. */
const ONE_BY_ONE = 60;

export const clamp = (value: number, min: number, max: number): number =>
	Math.min(Math.max(value, min), max);

/** How far one tap goes, for a thing of which `max` can be taken. */
export const stepFor = (max: number): number => (max > ONE_BY_ONE ? 10 : 1);

/**
 * The number after one tap. Tens land on round numbers (23 → 30, 23 → 20) and the ends are always
 * reachable (110 of 115 → 115).
 */
export function stepped(value: number, way: 1 | -1, min: number, max: number): number {
	const step = stepFor(max);
	const next = way === 1 ? Math.floor(value / step) + 1 : Math.ceil(value / step) - 1;
	return clamp(next * step, min, max);
}

/** What was typed, as a whole number within the limits; undefined when it is no number. */
export function typedNumber(text: string, min: number, max: number): number | undefined {
	const digits = text.replace(/\s/g, '');
	if (!/^\d+$/.test(digits)) return undefined;
	return clamp(Number(digits), min, max);
}
