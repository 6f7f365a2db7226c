import type { Line, Occurrence } from '../../domain/booking/types.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import type { Zone } from '../../domain/time/types.ts';
import { rangeBetween } from '../../domain/time/zoned.ts';
import { MOST_OCCURRENCES } from '../../register/facts/booking.ts';
import { newLineId, newOccurrenceId } from '../chance.ts';
import type { LineInput, OccurrenceInput } from '../inputs.ts';

/** T1, T3: wall time becomes a range with its instants, in the space's zone. */
export function occurrencesOf(
	inputs: readonly OccurrenceInput[],
	zone: Zone
): Result<Occurrence[]> {
	if (inputs.length > MOST_OCCURRENCES)
		return refused({ type: 'TooManyOccurrences', most: MOST_OCCURRENCES });
	const occurrences: Occurrence[] = [];
	for (const { id, start, end, holiday } of inputs) {
		const range = rangeBetween(start, end, zone);
		if (!range.ok) return range;
		occurrences.push({
			id: id ?? newOccurrenceId(),
			range: range.value,
			holiday: holiday ?? 'none'
		});
	}
	return ok(occurrences);
}

export function linesOf(inputs: readonly LineInput[]): Result<Line[]> {
	const whole = ({ quantity }: LineInput) => Number.isInteger(quantity) && quantity >= 1;
	if (!inputs.every(whole)) return refused({ type: 'NotWholeQuantity' });
	return ok(inputs.map((line) => ({ ...line, id: line.id ?? newLineId() })));
}
