import type { BookingId, ResourceId, SpaceId, UnitId } from '../../../domain/ids.ts';
import { db } from '../../../store/db.ts';
import { live } from '../../../store/live.svelte.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { givenElsewhere, type Given } from './given.ts';
import type { Choice } from './units.ts';

/** Bookings, this one apart, that take one of these resources at such a time. */
async function othersWith(
	space: SpaceId,
	booking: BookingId,
	choices: readonly Choice[]
): Promise<readonly BookingRow[]> {
	const spans = new Map(choices.map((choice) => [choice.resource, choice.span]));
	const keys = [...spans.keys()].map((resource) => [space, resource]);
	if (keys.length === 0) return [];
	const claims = await db.claims
		.where('[space+resource]')
		.anyOf(keys)
		.filter((claim) => {
			const span = spans.get(claim.resource);
			return claim.booking !== booking && !!span && claim.from < span.to && claim.to > span.from;
		})
		.toArray();
	const rows = await db.bookings.bulkGet([...new Set(claims.map((claim) => claim.booking))]);
	return rows.filter((row) => row !== undefined);
}

/** Which units others have meanwhile. Call it while a component initialises. */
export function createGiven(
	booking: () => Pick<BookingRow, 'id' | 'space'>,
	choices: () => readonly Choice[]
): { of(choice: Choice): ReadonlyMap<UnitId, Given> } {
	const keyOf = ({ resource, span }: Choice): string => `${resource} ${span.from} ${span.to}`;
	const others = live<readonly BookingRow[]>(
		() => othersWith(booking().space, booking().id, choices()),
		[],
		() => choices().map(keyOf).join()
	);
	return {
		of: ({ resource, span }: { resource: ResourceId; span: Choice['span'] }) =>
			givenElsewhere(others.current, resource, span)
	};
}
