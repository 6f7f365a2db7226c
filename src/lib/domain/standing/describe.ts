import { reasonsAgainst } from '../availability/judge.ts';
import type { Use } from '../availability/places.ts';
import { takesOf, type Take } from './claim.ts';
import { standingOf, type Item } from './item.ts';
import { Jointly } from './jointly.ts';
import { toSettle } from './settle.ts';
import type { BookState, Entry } from './state.ts';
import type { ItemStanding, Reason } from './types.ts';

/** Standing of every item of a booking, in wish order (BK2). */
export function describe(state: BookState, entry: Entry): ItemStanding[] {
	const whyWaiting = reasonsWaiting(state, entry);
	return entry.items.map((item) => {
		const { stands, wanted } = item;
		const waiting = whyWaiting(item);
		const settle = toSettle(state, item);
		const shown = stands?.asked ?? wanted;
		return {
			line: item.line,
			occurrence: item.occurrence,
			resource: shown.resource,
			quantity: shown.quantity,
			span: { from: shown.from, to: shown.to },
			standing: standingOf(item),
			confirmsItself: stands?.confirmsItself ?? wouldConfirmItself(state, item),
			reasons: [...waiting, ...quotaReason(item)],
			clashesWith: [...new Set([...settle.by, ...waiting.flatMap(whoIsInTheWay)])],
			settle: settle.reasons,
			changeWaits: stands !== undefined && (item.waits !== undefined || item.changeRefused)
		};
	});
}

const whoIsInTheWay = (reason: Reason) => (reason.type === 'Taken' ? reason.by : []);

const quotaReason = ({ stands }: Item): Reason[] =>
	stands?.pastQuota === undefined ? [] : [{ type: 'PastQuota', times: stands.pastQuota }];

/** What to expect of one that waits, if it were held now. */
const wouldConfirmItself = (state: BookState, item: Item) =>
	item.waits !== undefined && state.termsOf(item.wanted.resource)?.policy.confirm === 'itself';

/**
 * Why an item waits, asked in wish order. Lines asked jointly are judged each against those before
 * it, as they are tried (BK7); one that would fit by itself has no reason of its own.
 */
function reasonsWaiting(state: BookState, entry: Entry): (item: Item) => Reason[] {
	const own = (item: Item): readonly Take[] =>
		item.waits === undefined ? [] : (item.stands?.takes ?? []);
	const jointly = new Set<Use>(entry.together ? entry.items.flatMap(own) : []);
	const places = new Jointly(state);
	return (item) => {
		const { waits, wanted } = item;
		if (waits === undefined) return [];
		const without = entry.together ? jointly : new Set<Use>(own(item));
		const reasons = reasonsAgainst(places, wanted, waits.number, { without });
		if (entry.together) {
			const needs = state.needsOf(wanted.resource);
			places.add(takesOf(waits, wanted, needs, { turn: 0, number: 0, reentered: false }, ''));
		}
		return reasons;
	};
}
