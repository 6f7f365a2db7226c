import type { BookingId, ResourceId } from '../ids.ts';
import type { ResourceKind, RoomFacts } from '../resource/types.ts';
import type { Reason } from '../standing/types.ts';
import type { Holiday, Instant, Range } from '../time/types.ts';
import { searchable } from '../text/search.ts';
import { unitsFree } from './free.ts';
import { isFree, reasonsAgainst } from './judge.ts';
import type { Places, Wanted } from './places.ts';

/** A thing of the space as it can be looked for. */
export type Thing = {
	readonly id: ResourceId;
	readonly kind: ResourceKind;
	/** As `searchable` makes it. */
	readonly search: string;
	readonly capacity: number;
	readonly room?: RoomFacts | undefined;
};

/** What someone looks for: a thing by name, or anything that will do (RS10, BK13). */
export type Wish = {
	readonly quantity: number;
	readonly resource?: ResourceId | undefined;
	readonly kind?: ResourceKind | undefined;
	readonly words?: string | undefined;
	readonly seats?: number | undefined;
	readonly squareMetres?: number | undefined;
	readonly stepFree?: boolean | undefined;
};

export type Offer = {
	readonly thing: Thing;
	/** Units free during the whole range. */
	readonly free: number;
	/** Empty when the wish can be had. */
	readonly reasons: readonly Reason[];
	readonly inTheWay: readonly BookingId[];
};

export type Answer = {
	readonly wish: Wish;
	/** What will do and can be had, the closest in size first. */
	readonly free: readonly Offer[];
	/** What would do but can't be had, and why. */
	readonly taken: readonly Offer[];
};

/** Shorter words (de, du, 6) say nothing of what a thing is. */
const SIGNIFICANT = 4;

/**
 * For a range and a list of wishes at once: what is free, what isn't and who is in the way (BK13).
 * Each wish is answered by itself; whether the lines chosen fit side by side is for `reasonsAgainst`.
 */
export function findFree(
	places: Places,
	things: readonly Thing[],
	wishes: readonly Wish[],
	range: Range,
	holiday: Holiday,
	now: Instant
): Answer[] {
	return wishes.map((wish) => {
		const free: Offer[] = [];
		const taken: Offer[] = [];
		for (const thing of things) {
			if (!wouldDo(thing, wish)) continue;
			const offer = offerOf(places, thing, wantedOf(thing, wish, range, holiday), now);
			(offer.reasons.length === 0 ? free : taken).push(offer);
		}
		free.sort((a, b) => excess(a.thing, wish) - excess(b.thing, wish));
		return { wish, free, taken };
	});
}

function offerOf(places: Places, thing: Thing, wanted: Wanted, now: Instant): Offer {
	const can = isFree(places, wanted, now);
	const reasons = can ? [] : reasonsAgainst(places, wanted, now);
	return {
		thing,
		free: unitsFree(places, thing.id, wanted.from, wanted.to),
		reasons,
		inTheWay: reasons.flatMap((reason) => (reason.type === 'Taken' ? reason.by : []))
	};
}

/**
 * Things of the same kind that can be had instead, the closest in size first: halls stand in for
 * halls that are not far smaller (`sizeGap`), other things only when they share a word of their name
 * (a marquee is no table).
 */
export function equivalentsOf(
	places: Places,
	things: readonly Thing[],
	thing: Thing,
	wish: Wish,
	range: Range,
	holiday: Holiday,
	now: Instant
): Offer[] {
	return things
		.filter((other) => other.id !== thing.id && standsInFor(other, thing))
		.filter((other) => wouldDo(other, { ...wish, resource: undefined, words: undefined }))
		.map((other) => offerOf(places, other, wantedOf(other, wish, range, holiday), now))
		.filter((offer) => offer.reasons.length === 0)
		.flatMap((offer) => {
			const gap = gapBetween(thing, offer.thing, wish.seats);
			return gap === undefined ? [] : [{ offer, gap }];
		})
		.sort((a, b) => a.gap - b.gap)
		.map(({ offer }) => offer);
}

function wantedOf(thing: Thing, { quantity }: Wish, range: Range, holiday: Holiday): Wanted {
	const { from, to, start, end } = range;
	return { resource: thing.id, quantity, from, to, start, end, holiday };
}

type Filter = (thing: Thing, wish: Wish) => boolean;
const filters = [
	(thing, { resource }) => resource === undefined || thing.id === resource,
	(thing, { kind }) => kind === undefined || thing.kind === kind,
	(thing, { seats }) => seats === undefined || (thing.room?.seats ?? 0) >= seats,
	(thing, { squareMetres }) =>
		squareMetres === undefined || (thing.room?.squareMetres ?? 0) >= squareMetres,
	(thing, { stepFree }) => stepFree !== true || thing.room?.stepFree === true,
	(thing, { words }) =>
		words === undefined ||
		words === '' ||
		words.split(' ').every((word) => ` ${thing.search}`.includes(` ${word}`))
] satisfies readonly Filter[];

/** Whether a thing answers a wish, taken or not; `words` as `searchable` makes them. */
export const wouldDo: Filter = (thing, wish) => filters.every((filter) => filter(thing, wish));

/** A room this many times smaller is no room for the same people. */
const FAR_SMALLER = 3;

/**
 * How far one room is from standing in for another, by their seats (BK13): by the places left over
 * when it is known for how many people, else by how close they are. Nothing for one in which they
 * have no room.
 */
export function sizeGap(wished: number, instead: number, people = 0): number | undefined {
	if (people > 0) return instead < people ? undefined : instead - people;
	return instead * FAR_SMALLER < wished ? undefined : Math.abs(instead - wished);
}

const gapBetween = (thing: Thing, other: Thing, people: number | undefined) =>
	thing.kind === 'room'
		? sizeGap(size(thing), size(other), people)
		: Math.abs(size(thing) - size(other));

const size = (thing: Thing) => thing.room?.seats ?? thing.capacity;
const excess = (thing: Thing, wish: Wish) => Math.abs(size(thing) - (wish.seats ?? wish.quantity));

function standsInFor(one: Thing, other: Thing): boolean {
	if (one.kind !== other.kind) return false;
	if (one.kind === 'room') return true;
	const words = new Set(searchable(other.search).split(' '));
	return one.search.split(' ').some((word) => word.length >= SIGNIFICANT && words.has(word));
}
