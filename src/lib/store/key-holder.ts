import type { OccurrenceId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/time/types.ts';
import type { BookingRow } from './rows.ts';

/** Who has the keys of one date of a booking. Someone erased has a name that says so (R7). */
export type KeyHolder = {
	readonly person: PersonId;
	readonly name: string;
	readonly since: Instant;
};

/**
 * Whoever was last given the keys with what went out (BK12). They are back with all that went out, or
 * before the rest where a return says so. Undefined too for who may not know people.
 */
export function keyHolder(
	{ handovers }: Pick<BookingRow, 'handovers'>,
	occurrence: OccurrenceId
): KeyHolder | undefined {
	let out = 0;
	let holder: KeyHolder | undefined;
	for (const { way, quantity, keys, person, personName, when, ...one } of handovers) {
		if (one.occurrence !== occurrence) continue;
		out += way === 'out' ? quantity : -quantity;
		if (way === 'back') {
			if (keys || out <= 0) holder = undefined;
		} else if (keys && person !== undefined && personName !== undefined) {
			holder = { person, name: personName, since: when };
		}
	}
	// A return may be read before the departure it is of: phones are heard one after the other.
	return out > 0 ? holder : undefined;
}
