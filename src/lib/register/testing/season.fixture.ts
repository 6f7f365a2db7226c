import type { LineId, OccurrenceId, ResourceId } from '../../domain/ids.ts';
import { june } from './facts.fixture.ts';
import { LogWriter } from './space.fixture.ts';

/** A small generator with a seed (mulberry32): the same season every time. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const line = 'l' as LineId;
const date = 'd' as OccurrenceId;

/**
 * A season's log: a space of `associations`, some halls and equipment each, and `bookings` simple
 * booking facts (one resource, one date, a quarter of them with a clash) spread over a year. The
 * first entries found the space; the last `bookings` ones are the bookings.
 */
export function season({
	bookings = 10_000,
	associations = 12,
	resourcesEach = 10,
	seed = 2027
} = {}): LogWriter {
	const random = seeded(seed);
	const below = (most: number): number => Math.floor(random() * most);
	const writer = new LogWriter('Ada');
	const owners = Array.from({ length: associations }, (_, i) =>
		writer.association('Ada', `Association ${String(i + 1)}`)
	);
	const resources: { id: ResourceId; capacity: number }[] = [];
	for (const association of owners) {
		for (let i = 0; i < resourcesEach; i++) {
			const capacity = i % 3 === 0 ? 1 : 10 + below(110);
			const kind = i % 3 === 0 ? 'room' : 'equipment';
			const name = `${kind === 'room' ? 'Salle' : 'Lot'} ${String(resources.length + 1)}`;
			const body = { kind, association, name, capacity } as const;
			resources.push({ id: writer.say('Ada', 'resource.added', body), capacity });
		}
	}
	for (let i = 0; i < bookings; i++) {
		const association = owners[below(owners.length)] ?? owners[0];
		const resource = resources[below(resources.length)] ?? resources[0];
		if (association === undefined || resource === undefined) break;
		const from = below(365) * 24 + 8 + below(12);
		writer.say('Ada', 'booking.asked', {
			association,
			lines: [{ id: line, resource: resource.id, quantity: 1 + below(resource.capacity) }],
			occurrences: [{ id: date, range: june(from, from + 1 + below(8)), holiday: 'none' }]
		});
	}
	return writer;
}
