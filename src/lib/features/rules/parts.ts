import type { ResourceId } from '../../domain/ids.ts';
import { wouldCycle } from '../../domain/resource/parts.ts';
import type { Part } from '../../domain/resource/types.ts';
import { formatNumber } from '../../i18n/number.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { finder } from '../../domain/text/search.ts';
import type { ResourceRow } from '../../store/rows.ts';

/** A part with what is in it, down to the last (RS3). */
export type Inside = {
	readonly id: ResourceId;
	readonly name: string;
	readonly quantity: number;
	readonly parts: readonly Inside[];
};

type Rows = readonly Pick<ResourceRow, 'id' | 'name' | 'body'>[];

/** What parts are made of themselves. One already above is not opened again. */
export function insideOf(
	parts: readonly Part[],
	rows: Rows,
	above: readonly ResourceId[] = []
): readonly Inside[] {
	return parts.flatMap(({ resource: id, quantity }) => {
		const row = rows.find((each) => each.id === id);
		if (row === undefined || above.includes(id)) return [];
		return [
			{ id, name: row.name, quantity, parts: insideOf(row.body.parts ?? [], rows, [...above, id]) }
		];
	});
}

/** Whether these parts would put the resource inside itself (RS3). */
export const isCycle = (id: ResourceId, parts: readonly Part[], rows: Rows): boolean =>
	wouldCycle(id, parts, (other) => rows.find((row) => row.id === other)?.body.parts ?? []);

/** Names of those it is a part of. */
export const wholesOf = (id: ResourceId, rows: Rows): readonly string[] =>
	rows
		.filter(({ body }) => body.parts?.some((part) => part.resource === id))
		.map((row) => row.name);

/** What can still be added, by name: nothing retired, nothing there already, not itself. */
export function candidates(
	id: ResourceId,
	parts: readonly Part[],
	rows: readonly ResourceRow[],
	typed: string
): readonly ResourceRow[] {
	const found = finder(typed);
	return rows
		.filter((row) => row.id !== id && !row.retired && found(row.search))
		.filter((row) => !parts.some((part) => part.resource === row.id))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** "2 × Micro, 1 × Ampli". */
export const partsWords = (parts: readonly Part[], rows: Rows): string =>
	insideOf(parts, rows)
		.map(({ name, quantity }) => m.rules_parts_one({ quantity: formatNumber(quantity), name }))
		.join(', ');
