import type { ResourceRow } from '../../store/rows.ts';

/** Labels of 70 × 37 mm on a sheet of A4: three across, eight down. */
export const PER_SHEET = 24;

/**
 * The sheets of labels, each of 24 places; the first may begin further on, for a sheet already
 * begun. An empty place is `undefined`.
 */
export function labelSheets(
	rows: readonly ResourceRow[],
	first: number
): readonly (readonly (ResourceRow | undefined)[])[] {
	if (rows.length === 0) return [];
	const skipped = Math.min(Math.max(first, 1), PER_SHEET) - 1;
	const places: (ResourceRow | undefined)[] = [
		...Array.from({ length: skipped }, () => undefined),
		...rows
	];
	return Array.from({ length: Math.ceil(places.length / PER_SHEET) }, (_, sheet) =>
		Array.from({ length: PER_SHEET }, (_, place) => places[sheet * PER_SHEET + place])
	);
}
