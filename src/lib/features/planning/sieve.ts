import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import { passes, type Filter } from './filter.ts';

export type Sieve = (row: OccurrenceRow) => boolean;

/** Whether a thing is what the filter asks for: which rows the week has. One no longer lent is asked for by name. */
export const fitsThing = ({ kind, resources, commune }: Filter, row: ResourceRow): boolean =>
	(!row.retired || resources.includes(row.id)) &&
	(kind === undefined || row.kind === kind) &&
	(resources.length === 0 || resources.includes(row.id)) &&
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

/**
 * Things asked for that aren't in the space: an address of another one may name them. What is no longer
 * lent keeps its bookings (RS8). None is known as such before the space's things were read.
 */
export async function readStrangers(
	space: SpaceId,
	{ resources }: Filter
): Promise<ReadonlySet<ResourceId>> {
	if (resources.length === 0) return NO_STRANGERS;
	const rows = await db.resources.bulkGet([...resources]);
	return new Set(resources.filter((_, at) => rows[at]?.space !== space));
}
export const NO_STRANGERS: ReadonlySet<ResourceId> = new Set();
