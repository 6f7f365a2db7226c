import { whoWords } from '../../i18n/who.ts';
import type { BookingId, OccurrenceId, PersonId, ResourceId } from '../../domain/ids.ts';
import { finder, searchable } from '../../domain/text/search.ts';
import type { Instant, Range } from '../../domain/time/types.ts';
import type { ItemRow, OccurrenceRow, PersonRow, ResourceRow } from '../../store/rows.ts';
import type { ResourceKind } from '../../domain/resource/types.ts';
import { shownOf, type Shown } from '../../store/shown.ts';

/** What is kept in memory of a booking on one date: enough to find it and to name it. */
export type FoundBooking = {
	readonly id: string;
	readonly booking: BookingId;
	readonly occurrence: OccurrenceId;
	readonly repeats: boolean;
	readonly title: string;
	readonly who: string;
	readonly contact: string | undefined;
	readonly items: readonly Pick<ItemRow, 'resourceName' | 'quantity'>[];
	readonly range: Range;
	readonly from: Instant;
	readonly to: Instant;
	readonly shown: Shown;
	readonly search: string;
};
export type FoundThing = {
	readonly id: ResourceId;
	readonly kind: ResourceKind;
	readonly name: string;
	readonly owner: string;
	readonly place: string;
	readonly retired: boolean;
	readonly search: string;
};
export type FoundPerson = {
	readonly id: PersonId;
	readonly name: string;
	readonly phone: string | undefined;
	readonly email: string | undefined;
	readonly search: string;
};

/** Everything of a space that can be looked for. Bookings are in the order of their beginning. */
export type Pile = {
	readonly bookings: readonly FoundBooking[];
	readonly things: readonly FoundThing[];
	readonly people: readonly FoundPerson[];
};
export const NO_PILE: Pile = { bookings: [], things: [], people: [] };

export const bookingOf = (row: OccurrenceRow): FoundBooking => ({
	id: row.id,
	booking: row.booking,
	occurrence: row.occurrence,
	repeats: row.repeats,
	title: row.title,
	who: row.partnerName ?? row.associationName,
	contact: row.contact && whoWords(row.contact.name),
	items: row.items,
	range: row.range,
	from: row.from,
	to: row.to,
	shown: shownOf(row),
	search: row.search
});
export const thingOf = ({
	id,
	kind,
	name,
	associationName: owner,
	body,
	retired,
	search
}: ResourceRow): FoundThing => ({
	id,
	kind,
	name,
	owner,
	place: [body.place?.commune?.name, body.place?.site].filter(Boolean).join(', '),
	retired,
	search
});
export const personOf = ({ id, name, phone, email, search }: PersonRow): FoundPerson => ({
	id,
	name,
	phone,
	email,
	search
});

/** Why something was found, when its name alone doesn't say so. */
export type Because = 'thing' | 'who' | 'contact' | 'place';
export type Hit<T> = { readonly one: T; readonly because: Because | undefined };

/** A booking, by one of its dates. */
export type BookingHit = Hit<FoundBooking> & {
	/** How many more of its dates were found on this side of now. */
	readonly others: number;
};

export type Found = {
	/** What is still to come or going on, soonest first. */
	readonly coming: readonly BookingHit[];
	/** What is over, latest first. */
	readonly past: readonly BookingHit[];
	readonly things: readonly Hit<FoundThing>[];
	readonly people: readonly Hit<FoundPerson>[];
};
export const NOTHING_FOUND: Found = { coming: [], past: [], things: [], people: [] };

export const countOf = ({ coming, past, things, people }: Found): number =>
	coming.length + past.length + things.length + people.length;

/** Looks through everything; accents, case and plurals forgiven. An empty needle finds nothing. */
export function find(pile: Pile, needle: string, now: Instant): Found {
	return searchable(needle) === '' ? NOTHING_FOUND : findBy(pile, finder(needle), now);
}

/** As `find`, by any test of a searchable text. */
export function findBy(pile: Pile, fits: (text: string) => boolean, now: Instant): Found {
	const within = (text: string) => fits(searchable(text));
	const bookings = pile.bookings.filter((one) => fits(one.search));
	const whyBooking = (one: FoundBooking): Because | undefined => {
		if (within(one.title)) return undefined;
		if (within(one.items.map((item) => item.resourceName).join(' '))) return 'thing';
		return one.contact !== undefined && within(one.contact) ? 'contact' : 'who';
	};
	const hitBookings = (dates: readonly FoundBooking[]): BookingHit[] =>
		byBooking(dates).map((hit, index) => ({
			...hit,
			because: index < EXPLAINED ? whyBooking(hit.one) : undefined
		}));
	const hitThing = (one: FoundThing): Hit<FoundThing> => ({
		one,
		because: within(one.name) ? undefined : within(one.owner) ? 'who' : 'place'
	});
	return {
		coming: hitBookings(bookings.filter((one) => one.to > now)),
		past: hitBookings(bookings.filter((one) => one.to <= now).reverse()),
		things: pile.things
			.filter((one) => fits(one.search))
			.map((one, index) => (index < EXPLAINED ? hitThing(one) : { one, because: undefined })),
		people: pile.people
			.filter((one) => fits(one.search))
			.map((one) => ({ one, because: undefined }))
	};
}

/** Reasons are worked out for the first of a list: no more are shown at once. */
const EXPLAINED = 100;

const isOff = ({ shown }: FoundBooking): boolean => shown === 'withdrawn' || shown === 'refused';

/** Each booking once, in the order of the dates, by the first of them that is still on. */
export function byBooking(dates: readonly FoundBooking[]): Omit<BookingHit, 'because'>[] {
	const found = new Map<BookingId, { one: FoundBooking; others: number }>();
	for (const date of dates) {
		const before = found.get(date.booking);
		if (before === undefined) found.set(date.booking, { one: date, others: 0 });
		else {
			before.others += 1;
			if (isOff(before.one) && !isOff(date)) before.one = date;
		}
	}
	return [...found.values()];
}
