import type { ResourceId } from '../domain/ids.ts';
import type { Span } from '../domain/time/types.ts';
import { overlaps } from '../domain/availability/places.ts';
import { db } from './db.ts';
import type { ItemRow, ResourceRow } from './rows.ts';

type Things = ReadonlyMap<ResourceId, ResourceRow>;

/** What cuts into a booking besides other bookings, with its own reason and dates (BK8). */
export type Ground =
	| { readonly type: 'closed'; readonly closure: ResourceRow['closures'][number] }
	| {
			readonly type: 'out';
			readonly name: string;
			readonly outage: ResourceRow['outages'][number];
	  };

/** These things and all they are made of (RS3). */
export async function readWithParts(ids: readonly ResourceId[]): Promise<Things> {
	const found = new Map<ResourceId, ResourceRow>();
	let asked = [...new Set(ids)];
	while (asked.length > 0) {
		const rows = await db.resources.bulkGet(asked);
		for (const row of rows) if (row !== undefined) found.set(row.id, row);
		const parts = rows.flatMap((row) => (row?.body.parts ?? []).map((part) => part.resource));
		asked = [...new Set(parts)].filter((id) => !found.has(id));
	}
	return found;
}

/** The closures and outages that items to settle have come under, each once. */
export function groundsOf(
	items: readonly Pick<ItemRow, 'resource' | 'settle'>[],
	span: Span,
	things: Things
): readonly Ground[] {
	const grounds = new Map<string, Ground>();
	for (const { resource, settle } of items) {
		for (const row of withParts(resource, things)) {
			if (settle.includes('closed')) {
				for (const closure of row.closures) {
					if (overlaps(closure.range, span)) grounds.set(closure.id, { type: 'closed', closure });
				}
			}
			if (settle.includes('outOfService')) {
				for (const outage of row.outages) {
					if (overlaps(outage.span, span))
						grounds.set(outage.id, { type: 'out', name: row.name, outage });
				}
			}
		}
	}
	return [...grounds.values()];
}

function withParts(resource: ResourceId, things: Things): ReadonlySet<ResourceRow> {
	const found = new Set<ResourceRow>();
	const add = (id: ResourceId): void => {
		const row = things.get(id);
		if (row === undefined || found.has(row)) return;
		found.add(row);
		for (const part of row.body.parts ?? []) add(part.resource);
	};
	add(resource);
	return found;
}
