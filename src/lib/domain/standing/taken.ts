import { takesOf } from './claim.ts';
import { standingOf } from './item.ts';
import type { BookState, Entry } from './state.ts';
import type { Taken } from './types.ts';

const NOW = { turn: 0, number: 0, reentered: false };

/**
 * What a booking takes, or would take, of each resource: the rows the availability function reads on
 * screens (BK14). A change that waits is not listed: what stands is what takes room.
 */
export function listTaken(state: BookState, entry: Entry): Taken[] {
	return entry.items.flatMap((item) => {
		if (item.ended !== undefined) return [];
		const shown = item.stands?.asked ?? item.wanted;
		const key = { booking: entry.id, line: item.line, occurrence: item.occurrence };
		const takes =
			item.stands?.takes ?? takesOf(key, item.wanted, state.needsOf(shown.resource), NOW, '');
		return takes.map(({ resource, quantity, from, to, line, occurrence }) => ({
			line,
			occurrence,
			resource,
			quantity,
			from,
			to,
			span: { from: shown.from, to: shown.to },
			standing: standingOf(item)
		}));
	});
}
