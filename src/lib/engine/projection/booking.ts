import type { BookingId, OccurrenceId } from '../../domain/ids.ts';
import type { ItemStanding } from '../../domain/standing/types.ts';
import { searchable } from '../../domain/text/search.ts';
import type { Range } from '../../domain/time/types.ts';
import { datesOf, rangeOf } from '../../domain/time/zoned.ts';
import type { BookingEntity, Proposal } from '../../register/fold/entities.ts';
import { decidersOf, mayChange, mayDecide } from '../../register/fold/rights.ts';
import { shownItems, type ShownItem } from '../../register/overlay.ts';
import { hasRoleIn } from '../../register/trust/roles.ts';
import { needsOf } from '../../store/needs.ts';
import type {
	BookingBrief,
	BookingRow,
	ClaimRow,
	ItemRow,
	OccurrenceRow,
	ProposalRow
} from '../../store/rows.ts';
import { createTelling } from './booking-history.ts';
import { historyOf } from './history.ts';
import { mostUrgent } from './standing.ts';
import { associationName, contactOf, keptOf, nameOf, wordsOf, type View } from './view.ts';

/** Days a row can be found by: a stay longer than that is found by its first days. */
const MOST_DAYS = 40;

/** All rows of one booking. */
export type BookingRows = {
	readonly booking: BookingRow;
	readonly occurrences: readonly OccurrenceRow[];
	readonly claims: readonly ClaimRow[];
};

const itemKey = ({ line, occurrence }: Pick<ItemStanding, 'line' | 'occurrence'>): string =>
	`${line}/${occurrence}`;

export const titleOf = (view: View, { body }: BookingEntity): string =>
	wordsOf(view, body.purpose) ?? associationName(view, body.partner ?? body.association);

const daysOf = (view: View, range: Pick<Range, 'start' | 'end'>): string[] =>
	datesOf(range, MOST_DAYS).map((day) => `${view.space}|${day}`);

/** Enough of a booking to name it and call, at the date that overlaps. */
function brief(view: View, id: BookingId, near: ItemStanding): BookingBrief | undefined {
	const other = view.state.bookings.get(id);
	if (other === undefined) return undefined;
	const { from, to } = near.span;
	const occurrences = other.wish.occurrences;
	const at = occurrences.find(({ range }) => range.from < to && range.to > from) ?? occurrences[0];
	return (
		at && {
			id,
			title: titleOf(view, other),
			associationName: associationName(view, other.body.association),
			contact: contactOf(view, other.body.contact),
			range: at.range
		}
	);
}

function itemRow(view: View, booking: BookingEntity, item: ShownItem): ItemRow {
	const resource = view.state.resources.get(item.resource);
	const { line, occurrence, quantity, confirmsItself, reasons, settle, changeWaits, pending } =
		item;
	return {
		line,
		occurrence,
		resource: item.resource,
		resourceName: resource?.body.name ?? '',
		kind: resource?.body.kind ?? 'equipment',
		quantity,
		standing: item.shown,
		confirmsItself,
		reasons,
		settle,
		with: item.clashesWith.flatMap((id) => brief(view, id, item) ?? []),
		changeWaits,
		...(pending && { pending }),
		...(awaitsMe(view, booking, item) && { asksMe: true }),
		...(view.me && resource && mayDecide(view.state, view.me, resource) && { mayDecide: true })
	};
}

/** BK11: something of it waits for a steward's answer that I may give. */
function awaitsMe(view: View, booking: BookingEntity, item: ShownItem): boolean {
	const { me, state } = view;
	const resource = state.resources.get(item.resource);
	if (me === undefined || resource === undefined) return false;
	const waits = item.standing === 'waiting' || (item.standing === 'held' && !item.confirmsItself);
	if (!waits || !mayDecide(state, me, resource)) return false;
	const own = booking.author === me.id && !item.confirmsItself;
	return !own || decidersOf(state, resource).every((other) => other.id === me.id);
}

/** Where an occurrence stands: while a move waits, still where it was (BK6). */
function rangeOn(view: View, wished: Range, items: readonly ShownItem[]): Range {
	const moved = items.find(({ span }) => span.from !== wished.from || span.to !== wished.to);
	const stays = items.length > 0 && items.every(({ changeWaits }) => changeWaits);
	return stays && moved !== undefined ? rangeOf(moved.span.from, moved.span.to, view.zone) : wished;
}

const handedOver = (booking: BookingEntity, id: OccurrenceId, way: 'out' | 'back'): number =>
	booking.handovers
		.filter((handover) => handover.occurrence === id && handover.way === way)
		.reduce((sum, { quantity }) => sum + quantity, 0);

export function bookingRows(view: View, booking: BookingEntity): BookingRows {
	const { id, body, wish, history } = booking;
	const { space, me, state } = view;
	const items = shownItems(view.overlay, id);
	const rows = new Map(items.map((item) => [itemKey(item), itemRow(view, booking, item)]));
	const rowsOf = (list: readonly ShownItem[]) =>
		list.flatMap((item) => rows.get(itemKey(item)) ?? []);
	const title = titleOf(view, booking);
	const common = {
		title,
		associationName: associationName(view, body.association),
		partnerName: body.partner && associationName(view, body.partner),
		contact: contactOf(view, body.contact)
	};
	const kept = keptOf(view, history);
	const mine =
		me !== undefined && (hasRoleIn(me, body.association, 'membre') || booking.author === me.id);
	const iChange = me !== undefined && mayChange(state, me, booking);
	const { repeat, headcount } = body;
	const repeats = repeat !== undefined || wish.occurrences.length > 1;

	const occurrences = wish.occurrences.map((occurrence): OccurrenceRow => {
		const own = items.filter((item) => item.occurrence === occurrence.id);
		const range = rangeOn(view, occurrence.range, own);
		const ownRows = rowsOf(own);
		const names = ownRows.map((row) => row.resourceName);
		const { associationName: owner, partnerName, contact } = common;
		const row = {
			...common,
			id: `${id}/${occurrence.id}`,
			space,
			booking: id,
			occurrence: occurrence.id,
			range,
			from: range.from,
			to: range.to,
			days: daysOf(view, range),
			association: body.association,
			headcount,
			items: ownRows,
			standing: mostUrgent(own.map(({ shown }) => shown)),
			settle: own.some(({ settle }) => settle.length > 0),
			mine,
			iChange,
			iDecide: own.some((item) => awaitsMe(view, booking, item)),
			out: handedOver(booking, occurrence.id, 'out'),
			back: handedOver(booking, occurrence.id, 'back'),
			repeats,
			search: searchable([title, owner, partnerName, contact?.name, ...names].join(' ')),
			kept
		};
		return { ...row, needs: needsOf(row) };
	});

	return {
		occurrences,
		claims: claimRows(view, booking, items, title, common.associationName),
		booking: {
			...common,
			id,
			space,
			body,
			wish,
			purpose: wordsOf(view, body.purpose),
			note: wordsOf(view, body.note),
			author: nameOf(view, booking.by),
			source: history[0]?.fact.source,
			iChange,
			iDecide: occurrences.some((occurrence) => occurrence.iDecide),
			items: rowsOf(items),
			comments: booking.comments.flatMap(({ key, number, at, by, words }) => {
				const text = wordsOf(view, words);
				const received = !view.unsent.has(key);
				const when = received ? number : at;
				return text === undefined
					? []
					: [{ key, at: when, byName: nameOf(view, by), text, received }];
			}),
			proposals: booking.proposals.map((proposal) => proposalRow(view, booking, proposal)),
			handovers: booking.handovers.map((handover) => ({
				...handover,
				byName: nameOf(view, handover.by),
				text: wordsOf(view, handover.condition),
				personName: contactOf(view, handover.person)?.name
			})),
			joined: booking.joined.map(({ association, places }) => ({
				association,
				associationName: associationName(view, association),
				places
			})),
			units: booking.units,
			history: historyOf(view, history, createTelling(view, booking)),
			kept
		}
	};
}

function proposalRow(view: View, { wish }: BookingEntity, proposal: Proposal): ProposalRow {
	const { key, number, at, by, words, occurrences, lines } = proposal;
	const received = !view.unsent.has(key);
	const asks =
		(occurrences ?? []).every(({ id, range }) => {
			const now = wish.occurrences.find((one) => one.id === id)?.range;
			return now?.from === range.from && now.to === range.to;
		}) &&
		(lines ?? []).every((line) =>
			wish.lines.some((one) => one.id === line.id && one.quantity === line.quantity)
		);
	return {
		key,
		at: received ? number : at,
		received,
		byName: nameOf(view, by),
		text: wordsOf(view, words),
		...(occurrences && { occurrences }),
		...(lines && { lines }),
		state: asks ? 'accepted' : proposal.wish === wish.key ? 'open' : 'over'
	};
}

/** What the booking takes, part by part: a claim the log doesn't hold yet is only asked (R3). */
function claimRows(
	view: View,
	{ id }: BookingEntity,
	items: readonly ShownItem[],
	title: string,
	owner: string
): ClaimRow[] {
	const shown = new Map(items.map((item) => [itemKey(item), item.shown]));
	return view.state.book.taken(id).flatMap((taken): ClaimRow[] => {
		const standing = shown.get(itemKey(taken));
		if (standing === undefined) return [];
		const asked = standing === 'askedFree' || standing === 'askedTaken';
		const { from, to, span, resource, quantity } = taken;
		return [
			{
				id: `${id}/${taken.line}/${taken.occurrence}/${resource}`,
				space: view.space,
				resource,
				booking: id,
				quantity,
				from,
				to,
				span,
				standing: asked ? 'asked' : standing,
				title,
				associationName: owner,
				days: daysOf(view, rangeOf(from, to, view.zone))
			}
		];
	});
}
