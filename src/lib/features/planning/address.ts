import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

/** A booking's page, at the date shown. */
export const bookingAddress = (
	row: Pick<OccurrenceRow, 'space' | 'booking' | 'occurrence' | 'repeats'>
): string =>
	`/e/${row.space}/reservation/${row.booking}${row.repeats ? `?date=${row.occurrence}` : ''}`;

/** Réserver, begun at a day (or several, both included) and a thing. */
export function askAddress(
	space: SpaceId,
	{ day, last, resource }: { day: LocalDate; last?: LocalDate; resource?: ResourceId }
): string {
	const params = new URLSearchParams({ jour: day });
	if (last !== undefined && last !== day) params.set('jusqu', last);
	if (resource !== undefined) params.set('ressource', resource);
	return `/e/${space}/reserver?${params.toString()}`;
}
