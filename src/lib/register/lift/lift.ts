/** A fact as parsed from JSON, of a version not yet known to be today's. */
export type Raw = Readonly<Record<string, unknown>>;

/** Turns a fact of one version into the next; what it must not do is lose or invent meaning. */
export type Lift = (raw: Raw) => Raw;

/** The version of facts this app writes and folds. */
export const CURRENT_VERSION = 1;

/** `LIFTS[n]` lifts version n to n + 1. Version 1 is the first, so nothing needs lifting yet. */
export const LIFTS: Readonly<Record<number, Lift>> = {};

/**
 * Lifts a fact to the current version, one step after the other. A fact that is already current,
 * newer, or of a version nobody wrote comes back as it is: the schema has the last word.
 */
export function lift(raw: Raw, lifts: Readonly<Record<number, Lift>> = LIFTS): Raw {
	let fact = raw;
	for (;;) {
		const step = typeof fact['v'] === 'number' ? lifts[fact['v']] : undefined;
		if (step === undefined) return fact;
		const next = step(fact);
		// A lift that does not move on would never end.
		if (next['v'] !== Number(fact['v']) + 1) return raw;
		fact = next;
	}
}
