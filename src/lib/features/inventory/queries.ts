import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import { addDays } from '../../domain/time/date.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import { needKey } from '../../store/needs.ts';
import type {
	AssociationRow,
	ClaimRow,
	OccurrenceRow,
	PersonRow,
	ResourceRow
} from '../../store/rows.ts';

export const resourcesOf = (space: SpaceId): Promise<ResourceRow[]> =>
	db.resources.where('space').equals(space).toArray();

/** Claims that touch one of the days, each once. */
export function claimsOn(space: SpaceId, first: LocalDate, days: number): Promise<ClaimRow[]> {
	const keys = Array.from({ length: days }, (_, ahead) => `${space}|${addDays(first, ahead)}`);
	return db.claims.where('days').anyOf(keys).distinct().toArray();
}

export const NONE_LATE: ReadonlyMap<ResourceId, OccurrenceRow> = new Map();

/** Things that should be back and are not (BK12), and who has them. */
export async function lateThings(
	space: SpaceId,
	now: Instant
): Promise<ReadonlyMap<ResourceId, OccurrenceRow>> {
	const out = await db.occurrences.where('needs').equals(needKey(space, 'out')).toArray();
	const late = out.filter((row) => row.to <= now && row.out > row.back);
	return new Map(late.flatMap((row) => row.items.map((item) => [item.resource, row] as const)));
}

/** The next occurrences of one resource, soonest first. */
export async function nextBookings(
	space: SpaceId,
	resource: ResourceId,
	now: Instant,
	most: number
): Promise<readonly OccurrenceRow[]> {
	const claims = await db.claims.where('[space+resource]').equals([space, resource]).toArray();
	const bookings = new Set(
		claims.filter((claim) => claim.span.to > now).map((claim) => claim.booking)
	);
	const rows = await db.occurrences
		.where('booking')
		.anyOf([...bookings])
		.toArray();
	return rows
		.filter((row) => row.to > now && row.items.some((item) => item.resource === resource))
		.filter((row) => row.standing !== 'withdrawn' && row.standing !== 'refused')
		.toSorted((a, b) => a.from - b.from)
		.slice(0, most);
}

/** Who and what a form can name. */
export type Named = {
	readonly associations: readonly AssociationRow[];
	readonly people: readonly PersonRow[];
	readonly communes: readonly string[];
	/** Codes of those that were recognised. */
	readonly insees: readonly string[];
};
export const NOTHING_NAMED: Named = { associations: [], people: [], communes: [], insees: [] };

export async function readNamed(space: SpaceId): Promise<Named> {
	const [associations, people, resources] = await Promise.all([
		db.associations.where('space').equals(space).toArray(),
		db.people.where('space').equals(space).toArray(),
		resourcesOf(space)
	]);
	const named = [
		...associations.map((row) => row.commune),
		...resources.map((row) => row.body.place?.commune)
	].filter((commune) => commune !== undefined);
	const communes = [...new Set(named.map((commune) => commune.name))].toSorted();
	const insees = [...new Set(named.flatMap(({ insee }) => insee ?? []))];
	return { associations, people, communes, insees };
}
