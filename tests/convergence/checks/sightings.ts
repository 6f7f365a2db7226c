import type { BookingId, FactKey } from '../../../src/lib/domain/ids.ts';
import type { ItemStanding, Standing } from '../../../src/lib/domain/standing/types.ts';
import type { SpaceState } from '../../../src/lib/register/fold/state.ts';
import { Violation } from '../violation.ts';

const RANK: Record<Standing, number> = {
	confirmed: 3,
	held: 2,
	waiting: 1,
	refused: 0,
	withdrawn: 0
};

/** `told`: the facts about the booking that had been read. */
type Sighting = { readonly items: readonly ItemStanding[]; readonly told: ReadonlySet<FactKey> };

const itemKey = ({ line, occurrence }: ItemStanding): string => `${line}/${occurrence}`;

function isLower(before: ItemStanding, now: ItemStanding | undefined): boolean {
	if (now !== undefined && RANK[now.standing] >= RANK[before.standing]) return false;
	// BK6: room was made for a change it had asked for, and the wishes swap.
	return !(before.changeWaits && now?.standing === 'held');
}

/** What one phone has read from its log about each booking, whatever became of its app since. */
export class Sightings {
	readonly #who: string;
	readonly #last = new Map<BookingId, Sighting>();

	constructor(who: string) {
		this.#who = who;
	}

	/**
	 * R4, BK4: a standing goes down by a fact that names its booking, or not at all. `isKnown`: whether
	 * the log knows all it ever told.
	 */
	see(state: SpaceState, bookings: Iterable<BookingId>, isKnown: boolean): void {
		for (const id of bookings) {
			const items = state.book.standings(id);
			const history = state.bookings.get(id)?.history ?? [];
			const before = this.#last.get(id);
			this.#last.set(id, { items, told: new Set(history.map(({ key }) => key)) });
			if (before === undefined || !isKnown) continue;
			const now = new Map(items.map((item) => [itemKey(item), item]));
			const lowered = before.items.filter((item) => isLower(item, now.get(itemKey(item))));
			if (lowered.length === 0) continue;
			// Of a log that was lost: in what takes its place they may stand in another order.
			const names = history
				.filter(({ key }) => !before.told.has(key))
				.some(({ fact }) => fact.about === id || fact.kind === 'batch.undone');
			if (names) continue;
			const how = lowered.map((item) => {
				const is = now.get(itemKey(item))?.standing ?? 'gone';
				return `${itemKey(item)} from ${item.standing} to ${is}`;
			});
			throw new Violation('R4', `${this.#who} saw ${id} go down, named by nobody: ${how.join()}`);
		}
	}
}
