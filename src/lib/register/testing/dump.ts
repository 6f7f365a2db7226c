import type { SpaceState } from '../fold/state.ts';
import type { Table } from '../table.ts';

/** JSON with object keys and sets in one order, so that equal states have equal text. */
function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, inner]) => [name, canonical(inner)])
	);
}

const rows = <Value>(table: Table<string, Value>): Record<string, Value> =>
	Object.fromEntries(table.entries());

/** All that a state says, as text to compare: entities with history, standings, what had no effect. */
export function dump(state: SpaceState): string {
	const { trust } = state;
	const standings = [...state.bookings.values()].map(({ id }) => [id, state.book.standings(id)]);
	const waiting = [...trust.queue.waiting.entries()].map(([name, entries]) => [
		name,
		entries.map(({ key }) => key).sort()
	]);
	return JSON.stringify(
		canonical({
			info: trust.info,
			members: rows(trust.members),
			devices: rows(trust.devices),
			recovery: trust.recovery,
			invitations: rows(trust.invitations),
			associations: rows(state.associations),
			people: rows(state.people),
			words: rows(state.words),
			resources: rows(state.resources),
			outages: rows(state.outages),
			closures: rows(state.closures),
			bookings: rows(state.bookings),
			feeds: rows(state.feeds),
			catalogues: rows(state.catalogues),
			noEffect: rows(state.noEffect),
			quarantine: rows(state.quarantine),
			erased: rows(state.erased),
			sources: rows(state.sources),
			aliases: rows(state.aliases),
			standings: Object.fromEntries(standings),
			waiting: Object.fromEntries(waiting),
			skipped: state.skipped,
			last: state.last,
			stopped: state.stopped
		}),
		undefined,
		1
	);
}
