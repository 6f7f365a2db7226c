import { unitsFree } from '../../../domain/availability/free.ts';
import type { ResourceId } from '../../../domain/ids.ts';
import type { Range } from '../../../domain/time/types.ts';
import { itemWords } from '../../../i18n/items.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import type { RowPlaces } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { DraftLine } from './draft.ts';
import { laidOver, take, type OwnUses } from './laid.ts';

/** What the rest of the same request takes of a thing (RS3, BK7). */
export type Own = {
	/** Chosen things that share something with it. */
	readonly with: readonly { readonly id: ResourceId; readonly name: string }[];
	/** It is a part of one of them. */
	readonly within: boolean;
	/** Units of it left once they have theirs. */
	readonly left: number;
};

/**
 * Of a thing not chosen yet, beside all that is; of one that is chosen, beside the lines before it.
 * Nothing when they have nothing in common.
 */
export function ownOf(
	row: Pick<ResourceRow, 'id'>,
	lines: readonly DraftLine[],
	rows: readonly ResourceRow[],
	places: RowPlaces,
	range: Range
): Own | undefined {
	const at = lines.findIndex((line) => line.resource === row.id);
	const needs = new Set(places.needsOf(row.id).map((need) => need.resource));
	const others = (at < 0 ? lines : lines.slice(0, at)).filter((line) =>
		places.needsOf(line.resource).some((need) => needs.has(need.resource))
	);
	if (others.length === 0) return undefined;
	const uses: OwnUses = new Map();
	for (const line of others) take(uses, places.needsOf(line.resource), line.quantity, range);
	const whole = others.filter((line) =>
		places.needsOf(line.resource).some((need) => need.resource === row.id)
	);
	const named = whole.length > 0 ? whole : others;
	return {
		with: rows
			.filter((one) => named.some((line) => line.resource === one.id))
			.map(({ id, name }) => ({ id, name })),
		within: whole.length > 0,
		left: unitsFree(laidOver(places, uses), row.id, range.from, range.to)
	};
}

export const ownNames = (own: Pick<Own, 'with'>): string =>
	own.with.map(({ name }) => name).join(', ');

/** "Déjà compris dans Sono", or what else of the request leaves none of it. */
export const ownWords = (own: Pick<Own, 'with' | 'within'>): string =>
	own.within
		? m.booking_own_within({ names: ownNames(own) })
		: m.booking_own_beside({ names: ownNames(own) });

/** "Comprend : écran, 2 micros": what a kit takes when it is booked. */
export function partsWords(
	{ body }: Pick<ResourceRow, 'body'>,
	nameOf: (part: ResourceId) => string | undefined,
	quantity = 1
): string | undefined {
	const parts = (body.parts ?? []).flatMap((part) => {
		const name = nameOf(part.resource);
		const item = { resourceName: name ?? '', quantity: part.quantity * Math.max(quantity, 1) };
		return name === undefined ? [] : [itemWords(item, true)];
	});
	return parts.length === 0 ? undefined : m.booking_own_parts({ parts: parts.join(', ') });
}
