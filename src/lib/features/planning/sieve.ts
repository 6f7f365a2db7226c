import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import { passes, type Filter } from './filter.ts';

export type Sieve = (row: OccurrenceRow) => boolean;

/** Whether a thing is what the filter asks for: which rows the week has. */
export const fitsThing = ({ kind, resource, commune }: Filter, row: ResourceRow): boolean =>
	(kind === undefined || row.kind === kind) &&
	(resource === undefined || row.id === resource) &&
	(commune === undefined || row.body.place?.commune?.name === commune);

/** The filter as a test of rows. The things of a commune are looked up once per reading. */
export async function sieveOf(space: SpaceId, filter: Filter): Promise<Sieve> {
	if (filter.commune === undefined) return (row) => passes(filter, row);
	const { commune } = filter;
	const things = await db.resources
		.where('space')
		.equals(space)
		.filter((row) => row.body.place?.commune?.name === commune)
		.primaryKeys();
	const there: ReadonlySet<ResourceId> = new Set(things);
	return (row) => passes(filter, row, there);
}

/** The same with the things at hand, which are those the filter asks for. */
export function sieveBy(filter: Filter, things: readonly ResourceRow[]): Sieve {
	const there: ReadonlySet<ResourceId> = new Set(things.map((row) => row.id));
	return (row) => passes(filter, row, there);
}
