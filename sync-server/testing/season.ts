import {
	idFrom,
	type AssociationId,
	type LineId,
	type OccurrenceId,
	type ResourceId,
	type SpaceId
} from '../../src/lib/domain/ids.ts';
import type { LocalDateTime, Zone } from '../../src/lib/domain/time/types.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Device } from './device.ts';

const HOUR = 3_600_000;
/** 1 September 2026, 00:00 in Paris. */
const SEASON = Date.UTC(2026, 7, 31, 22);

const local = (instant: number): LocalDateTime =>
	new Date(instant + 2 * HOUR).toISOString().slice(0, 16) as LocalDateTime;

/** Things to book, and simple bookings of them spread over a season: the same from run to run but for keys. */
export function bookingsFor(device: Device, space: SpaceId) {
	const foyer = device.say(space, 'association.added', { name: 'Foyer rural' });
	const association = idFrom<AssociationId>(keyOf(foyer.text));
	const things = Array.from({ length: 30 }, (_, n) =>
		device.say(space, 'resource.added', {
			kind: 'equipment',
			association,
			name: `Tables ${String(n)}`,
			capacity: 40
		})
	);
	const resources = things.map(({ text }) => idFrom<ResourceId>(keyOf(text)));
	let made = 0;
	const booking = (): Sealed => {
		const n = made++;
		const from = SEASON + (n % 280) * 24 * HOUR + (8 + (n % 9)) * HOUR;
		const to = from + (1 + (n % 4)) * HOUR;
		const resource = resources[n % resources.length];
		if (resource === undefined) throw new Error('nothing to book');
		const zone = 'Europe/Paris' as Zone;
		return device.say(
			space,
			'booking.asked',
			{
				association,
				lines: [{ id: 'a' as LineId, resource, quantity: 1 + (n % 12) }],
				occurrences: [
					{
						id: 'a' as OccurrenceId,
						range: { start: local(from), end: local(to), zone, from, to },
						holiday: 'none'
					}
				],
				headcount: 10 + (n % 80)
			},
			{ at: from - (n % 40) * 24 * HOUR }
		);
	};
	return {
		resources: [foyer, ...things],
		bookings: (count: number): Sealed[] => Array.from({ length: count }, booking)
	};
}
