import type { BookingChange, Line, Occurrence, Wish } from '../../domain/booking/types.ts';
import type { FactKey } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { MOST_LINES, MOST_OCCURRENCES } from '../facts/booking.ts';
import type { FieldChange } from './entities.ts';
import { same } from './merge.ts';

type MergedWish = { readonly wish: Wish; readonly changed: readonly FieldChange[] };

function mergeLines(lines: readonly Line[], change: BookingChange['lines']): readonly Line[] {
	if (change === undefined) return lines;
	const merged = new Map(lines.map((line) => [line.id, line]));
	for (const id of change.drop ?? []) merged.delete(id);
	for (const { id, resource, quantity } of change.set ?? []) {
		const before = merged.get(id);
		const next = { resource: resource ?? before?.resource, quantity: quantity ?? before?.quantity };
		// A change to a line that somebody has dropped meanwhile leaves it dropped.
		if (next.resource === undefined || next.quantity === undefined) continue;
		merged.set(id, { id, resource: next.resource, quantity: next.quantity });
	}
	return [...merged.values()];
}

function mergeOccurrences(
	occurrences: readonly Occurrence[],
	change: BookingChange['occurrences']
): readonly Occurrence[] {
	if (change === undefined) return occurrences;
	const merged = new Map(occurrences.map((occurrence) => [occurrence.id, occurrence]));
	for (const id of change.drop ?? []) merged.delete(id);
	for (const occurrence of change.set ?? []) merged.set(occurrence.id, occurrence);
	return [...merged.values()];
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
	new Map<string, T>(list.map((item) => [item.id, item]));

/** One history line for each line or date that differs. */
function differences<T extends { readonly id: string }>(
	field: string,
	before: readonly T[],
	after: readonly T[]
): readonly FieldChange[] {
	const [was, is] = [byId(before), byId(after)];
	return [...new Set([...was.keys(), ...is.keys()])]
		.filter((id) => !same(was.get(id), is.get(id)))
		.map((id) => ({ field: `${field}.${id}`, was: was.get(id), is: is.get(id) }));
}

/**
 * BK6: the field-wise merge of a change into a booking's wish, each line and each date a field of
 * its own. The wish is that of the last fact that changed something in it.
 */
export function mergeWish(wish: Wish, change: BookingChange, key: FactKey): Result<MergedWish> {
	const lines = mergeLines(wish.lines, change.lines);
	const occurrences = mergeOccurrences(wish.occurrences, change.occurrences);
	const together = change.together ?? wish.together;
	if (lines.length === 0 || occurrences.length === 0) return refused({ type: 'NothingAsked' });
	if (lines.length > MOST_LINES || occurrences.length > MOST_OCCURRENCES) {
		return refused({ type: 'TooManyOccurrences', most: MOST_OCCURRENCES });
	}
	const changed = [
		...differences('lines', wish.lines, lines),
		...differences('occurrences', wish.occurrences, occurrences),
		...(together === wish.together ? [] : [{ field: 'together', was: wish.together, is: together }])
	];
	if (changed.length === 0) return ok({ wish, changed });
	return ok({ wish: { key, lines, occurrences, together }, changed });
}
