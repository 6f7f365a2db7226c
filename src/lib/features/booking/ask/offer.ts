import { sizeGap } from '../../../domain/availability/find.ts';
import { unitsFree } from '../../../domain/availability/free.ts';
import { reasonsAgainst } from '../../../domain/availability/judge.ts';
import type { Wanted } from '../../../domain/availability/places.ts';
import type { ResourceId } from '../../../domain/ids.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import type { Across } from './across.ts';
import type { Own } from './own.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { Holiday, Instant, Range } from '../../../domain/time/types.ts';
import type { RowPlaces } from '../../../store/places.ts';
import type { ClaimRow, ResourceRow } from '../../../store/rows.ts';

/** Shorter words (de, du, 6) say nothing of what a thing is. */
const SIGNIFICANT = 4;

/** One thing over the range asked for, as far as this phone knows. */
export type Offer = {
	readonly row: ResourceRow;
	/** Units free during the whole range; 0 when a rule forbids it. */
	readonly free: number;
	/** Why not even one can be had; empty when one can. */
	readonly reasons: readonly Reason[];
	/** Who takes some of it meanwhile, one claim per booking, first come first. */
	readonly taking: readonly ClaimRow[];
	/** When the last of those ends: "prise jusqu'à 20 h". */
	readonly takenUntil: Instant | undefined;
	/** When it can be had again, turnaround over. */
	readonly readyAt: Instant | undefined;
	/** RS3: parts of it that stand in the way, by name. */
	readonly lacking: readonly string[];
	/** What else of the request takes of it. */
	readonly own?: Own | undefined;
	/** Over all the dates asked for, when there are several. */
	readonly across?: Across;
};

export function wantedOf(
	row: Pick<ResourceRow, 'id'>,
	quantity: number,
	{ from, to, start, end }: Range,
	holiday: Holiday = 'none'
): Wanted {
	return { resource: row.id, quantity, from, to, start, end, holiday };
}

/** What can be had of a resource over a range, and who is in the way (BK13, BK14). */
export function offerOf(
	row: ResourceRow,
	places: RowPlaces,
	range: Range,
	now: Instant,
	holiday: Holiday = 'none',
	nameOf: (part: ResourceId) => string | undefined = () => undefined
): Offer {
	const taking = new Map<string, ClaimRow>();
	const lacking: string[] = [];
	for (const need of places.needsOf(row.id)) {
		const from = range.from - need.before;
		const to = range.to + need.after;
		const uses = places.usesOver(need.resource, from, to);
		for (const { claim } of uses) {
			if (!taking.has(claim.booking)) taking.set(claim.booking, claim);
		}
		const name = need.resource === row.id ? undefined : nameOf(need.resource);
		if (name && unitsFree(places, need.resource, from, to) < need.each) lacking.push(name);
	}
	const reasons = reasonsAgainst(places, wantedOf(row, 1, range, holiday), now);
	const list = [...taking.values()].toSorted((a, b) => a.span.from - b.span.from);
	return {
		row,
		free: reasons.length > 0 ? 0 : unitsFree(places, row.id, range.from, range.to),
		reasons,
		taking: list,
		takenUntil: latest(list.map((claim) => claim.span.to)),
		readyAt: latest(list.map((claim) => claim.to)),
		lacking: reasons.length > 0 ? lacking : []
	};
}

const latest = (instants: readonly Instant[]) =>
	instants.length === 0 ? undefined : Math.max(...instants);

/** One of it can be had, on at least one of the dates. */
export const canHave = ({ free, across }: Offer): boolean =>
	across === undefined ? free > 0 : across.free > 0;

/** The same request leaves none of it: part of what is chosen, or made of it (RS3). */
export const isOwn = ({ own }: Offer): boolean => own !== undefined && own.left < 1;

/** It can be had every time. */
const isFreeThroughout = ({ free, across }: Offer): boolean =>
	across === undefined ? free > 0 : across.missing.length === 0;

/** Waiting makes sense when only others are in the way, not when a rule forbids it. */
export const canWait = ({ reasons }: Offer): boolean =>
	reasons.length > 0 && reasons.every((reason) => reason.type === 'Taken');

/**
 * Something of the same kind that is free instead, the closest in size (`sizeGap`). Halls stand in for
 * halls (a room that counts no seats, a kitchen, is no hall); other things only when they share a word of
 * their name: a marquee is no table.
 */
export function insteadOf(
	offer: Offer,
	offers: readonly Offer[],
	{
		people,
		quantity = 1
	}: { readonly people?: number | undefined; readonly quantity?: number } = {}
): Offer | undefined {
	const { row } = offer;
	const gapTo = ({ body }: ResourceRow): number | undefined =>
		body.room?.seats !== undefined && row.body.room?.seats !== undefined
			? sizeGap(row.body.room.seats, body.room.seats, people)
			: Math.abs(body.capacity - row.body.capacity);
	return offers
		.filter((one) => isFreeThroughout(one) && one.row.id !== row.id && one.row.kind === row.kind)
		.filter((one) => unitsOf(one) >= quantity && !one.own)
		.filter((one) => (isHall(one.row) && isHall(row)) || sharesWord(one.row.name, row.name))
		.flatMap((one) => {
			const gap = gapTo(one.row);
			return gap === undefined ? [] : [{ one, gap }];
		})
		.toSorted((a, b) => a.gap - b.gap)[0]?.one;
}

/** Units that can be had each time, beside what else the request takes. */
export const unitsOf = ({ free, across, own }: Offer): number =>
	Math.min(across?.least ?? free, own?.left ?? Infinity);

const isHall = ({ kind, body }: ResourceRow) => kind === 'room' && body.room?.seats !== undefined;

function sharesWord(one: string, other: string): boolean {
	const words = new Set(searchable(one).split(' '));
	return searchable(other)
		.split(' ')
		.some((word) => word.length >= SIGNIFICANT && words.has(word));
}
