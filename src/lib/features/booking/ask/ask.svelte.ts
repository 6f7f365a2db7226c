import { nearestFree } from '../../../domain/availability/nearest.ts';
import type { AssociationId, BookingId, ResourceId } from '../../../domain/ids.ts';
import { bookableFor } from '../../../domain/member/books.ts';
import { ok, type Refusal, type Result } from '../../../domain/refusal.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { localOf } from '../../../domain/time/zoned.ts';
import type { Send } from '../../../engine/commands.ts';
import { db } from '../../../store/db.ts';
import type { Draft } from '../../../store/draft.svelte.ts';
import { createHolidays } from '../../../store/holidays.svelte.ts';
import { live } from '../../../store/live.svelte.ts';
import { placesOf } from '../../../store/places.ts';
import type {
	AssociationRow,
	BookingRow,
	ClaimRow,
	PersonRow,
	ResourceRow
} from '../../../store/rows.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import type { Asked } from '../asked.ts';
import { partnerNamed } from '../who/partner.ts';
import { chosenAssociation, contactOf } from '../who/who.ts';
import {
	proposedWhen,
	putLine,
	readDates,
	readLines,
	readWhen,
	type AskDraft,
	type DraftLine
} from './draft.ts';
import { acrossDates } from './across.ts';
import { judgeDates, neededBy, type JudgedDate, type JudgedLine, type Occasion } from './lines.ts';
import { offerOf, wantedOf, type Offer } from './offer.ts';
import { ownOf } from './own.ts';
import { bookingsOf, claimsOf, claimsOver } from './read.ts';
import { ANYTHING, found, inOrder, unanswered, type Sought } from './order.ts';
import {
	readRepeat,
	repeatText,
	repetitionOf,
	type RepeatDraft,
	type Repetition
} from './repeat.ts';
import { timesHad } from './times.ts';
import { daysTouched } from './touched.ts';
import { distinctDays, rangeOfWhen, sameHoursOn, whenOf, type When } from './when.ts';

/** What takes no longer than this is done before one asks whether it is, ms. */
const NOTICED = 300;

export type AskView = ReturnType<typeof createAsk>;

/** Réserver, its three steps over one draft. Call it while a component initialises. */
export function createAsk(
	space: CurrentSpace,
	now: { readonly current: number },
	draft: Draft<AskDraft>,
	send: Send
) {
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const local = $derived<LocalDateTime>(localOf(now.current, zone));
	const when = $derived<When>(readWhen(draft.value.when, local) ?? proposedWhen(local));
	const meant = $derived(rangeOfWhen(when, zone));
	const repeat = $derived<RepeatDraft | null>(readRepeat(draft.value.repeat));
	const more = $derived<readonly LocalDate[]>(readDates(draft.value.more));
	const holidays = createHolidays(space);
	let sought = $state.raw<Sought>(ANYTHING);
	let problem = $state.raw<Refusal>();
	let sending = false;
	let made: Asked | undefined;
	/** Writing takes so long that it is said. */
	let slow = $state(false);
	/** Dates as they were before a free moment was chosen instead. */
	let before = $state.raw<Pick<AskDraft, 'when' | 'more' | 'repeat'>>();

	const resources = live<readonly ResourceRow[]>(
		() => db.resources.where('space').equals(space.id).toArray(),
		[],
		() => space.id
	);
	const associations = live<readonly AssociationRow[]>(
		() => db.associations.where('space').equals(space.id).sortBy('search'),
		[],
		() => space.id
	);
	const people = live<readonly PersonRow[]>(
		() => db.people.where('space').equals(space.id).sortBy('search'),
		[],
		() => space.id
	);

	const bookable = $derived(space.row ? bookableFor(space.row, associations.current) : []);
	const association = $derived(space.row && chosenAssociation(draft.value, space.row, bookable));
	const usable = $derived(
		inOrder(
			resources.current.filter((row) => !row.retired),
			space.row?.actsFor
		)
	);
	const lines = $derived<readonly DraftLine[]>(
		readLines(draft.value.lines).filter((line) => usable.some((row) => row.id === line.resource))
	);
	const things = $derived(usable.filter((row) => lines.some((line) => line.resource === row.id)));
	const holiday = $derived(holidays.on(association, things));

	const knowsSchool = $derived(holidays.knowsSchool(association, things));
	const repetition = $derived<Repetition | undefined>(
		meant.ok && repeat ? repetitionOf(repeat, meant.value, holiday, knowsSchool) : undefined
	);
	const occasions = $derived.by<readonly Occasion[]>(() => {
		if (!meant.ok) return [];
		if (repetition) return repetition.dates.ok ? repetition.dates.value : [];
		return distinctDays(when.day, repeat ? [] : more).flatMap((day) => {
			const range = rangeOfWhen(sameHoursOn(when, day), zone);
			return range.ok ? [{ range: range.value, holiday: holiday(day) }] : [];
		});
	});
	const first = $derived(occasions[0]);
	const last = $derived(occasions.at(-1));
	const range = $derived<Range | undefined>(first?.range);
	const days = $derived(daysTouched(occasions, usable));

	const claims = live<readonly ClaimRow[]>(
		() => claimsOf(space.id, days),
		[],
		() => `${space.id}|${days.join()}`
	);
	const places = $derived(placesOf(resources.current, claims.current));
	// A stay of many weeks is found by its first days only: what is chosen is looked up by itself.
	const needed = $derived(occasions.length > 1 ? neededBy(lines, places) : []);
	const later = live<readonly ClaimRow[]>(
		() => (first && last ? claimsOver(space.id, needed, first.range.from, last.range.to) : []),
		[],
		() => `${space.id}|${needed.join()}|${first?.range.from}|${last?.range.to}`
	);
	const allPlaces = $derived(
		occasions.length > 1 ? placesOf(resources.current, later.current) : places
	);
	const nameOf = (id: ResourceId) => resources.current.find((row) => row.id === id)?.name;
	const offers = $derived.by<readonly Offer[]>(() => {
		if (!first) return [];
		return usable.map((row) => {
			const offer = {
				...offerOf(row, places, first.range, now.current, first.holiday, nameOf),
				own: ownOf(row, lines, usable, places, first.range)
			};
			if (occasions.length === 1) return offer;
			return { ...offer, across: acrossDates(row, places, occasions, now.current) };
		});
	});
	const shown = $derived(found(offers, sought, lines));
	const quotas = $derived(things.filter((row) => row.body.policy?.quotaPerSeason !== undefined));
	const standing = live<readonly BookingRow[]>(
		() => bookingsOf(space.id, quotas),
		[],
		() => quotas.map((row) => row.id).join()
	);
	const had = $derived(timesHad(standing.current, association));
	const dates = $derived<readonly JudgedDate[]>(
		judgeDates(lines, usable, allPlaces, occasions, now.current, had)
	);
	const judged = $derived<readonly JudgedLine[]>(dates[0]?.lines ?? []);
	/** What will be asked for: without the dates already taken, if those are to be skipped. */
	const asked = $derived(repeat?.skipTaken ? dates.filter((date) => date.free) : dates);

	function put(resource: ResourceId, quantity: number): void {
		draft.value.lines = putLine(lines, resource, quantity);
	}

	/** Takes the place of what leaves none of it in the same request: a kit, of its parts. */
	function swap(resource: ResourceId, others: readonly { readonly id: ResourceId }[]): void {
		const rest = lines.filter((line) => !others.some(({ id }) => id === line.resource));
		draft.value.lines = putLine(rest, resource, 1);
	}

	/** The nearest moments at which that many are free, for a booking as long (BK13). */
	async function nearest(row: ResourceRow, quantity: number): Promise<Range[]> {
		if (!range) return [];
		const wanted = wantedOf(row, quantity, range, holiday(dateOf(range.start)));
		const keys = places.needsOf(row.id).map((need) => [space.id, need.resource]);
		const all = await db.claims.where('[space+resource]').anyOf(keys).toArray();
		const found = nearestFree(placesOf(resources.current, all), wanted, zone, now.current, holiday);
		return [found.before, found.after, found.sameDay].filter((one) => one !== undefined);
	}

	/** A partner named here and not known yet is added first (BK1). */
	async function partnerOf(): Promise<Result<AssociationId | undefined>> {
		const { partner, partnerName } = draft.value;
		const name = partnerName.trim();
		return partner === 'other' && name !== ''
			? partnerNamed(send, space.id, associations.current, name)
			: ok(associations.current.find((one) => one.id === partner)?.id);
	}

	/** What its page can say of it at once. */
	function askedNow(booking: BookingId, partner: AssociationId | undefined): Asked | undefined {
		const date = asked.find(({ range: { to } }) => to > now.current) ?? asked[0];
		if (date === undefined) return undefined;
		const { purpose, partnerName, headcount } = draft.value;
		const named = (id: AssociationId | undefined) =>
			associations.current.find((one) => one.id === id)?.name;
		return {
			booking,
			purpose: purpose.trim() || undefined,
			items: date.lines.map(({ row, quantity }) => ({ resourceName: row.name, quantity })),
			range: date.range,
			associationName: named(association) ?? '',
			partnerName: partner && (named(partner) ?? partnerName.trim()),
			headcount: Number(headcount) || undefined,
			kept: { at: 'phone', since: now.current }
		};
	}

	/** A second tap leads where the first did. */
	async function book(): Promise<Asked | undefined> {
		if (made || sending) return made;
		sending = true;
		const timer = setTimeout(() => (slow = true), NOTICED);
		try {
			return (made = await write());
		} finally {
			clearTimeout(timer);
			sending = slow = false;
		}
	}

	async function write(): Promise<Asked | undefined> {
		if (!first || !association) return undefined;
		const { purpose, note, headcount, together, places: others } = draft.value;
		const contact = contactOf(draft.value, space.row?.person, people.current);
		const partner = await partnerOf();
		const done = partner.ok
			? await send('askBooking', {
					space: space.id,
					booking: {
						association,
						...(partner.value && { partner: partner.value }),
						lines,
						occurrences: asked.map(({ range: { start, end }, holiday: kind }) => ({
							start,
							end,
							holiday: kind
						})),
						...(repeat &&
							meant.ok && {
								repeat: repeatText(repeat, dateOf(meant.value.start), zone, knowsSchool)
							}),
						...(together && lines.length * asked.length > 1 && { together }),
						...(Number(others) > 0 && { open: { places: Number(others) } }),
						...(purpose.trim() && { purpose: purpose.trim() }),
						...(note.trim() && { note: note.trim() }),
						...(contact && { contact }),
						...(Number(headcount) > 0 && { headcount: Number(headcount) })
					}
				})
			: partner;
		if (!done.ok) {
			problem = done.refusal;
			return undefined;
		}
		problem = undefined;
		const told = askedNow(done.value.booking, partner.ok ? partner.value : undefined);
		// On its way to the disk before anything else is: what was booked needn't wait for it.
		draft.done().catch((cause: unknown) => console.error('draft not forgotten', cause));
		return told;
	}

	return {
		get zone() {
			return zone;
		},
		get today(): LocalDate {
			return dateOf(local);
		},
		get local() {
			return local;
		},
		get when() {
			return when;
		},
		set when(next: When) {
			before = undefined;
			draft.value.when = next;
		},
		get repeat() {
			return repeat;
		},
		set repeat(next: RepeatDraft | null) {
			draft.value.repeat = next;
		},
		get more() {
			return more;
		},
		set more(next: readonly LocalDate[]) {
			draft.value.more = next;
		},
		/** To a moment found free: once, then; `moved` says so until the dates are touched. */
		moveTo(range: Range) {
			before = { when, more, repeat };
			draft.value.when = whenOf(range);
			draft.value.more = [];
			draft.value.repeat = null;
		},
		get moved() {
			return before !== undefined;
		},
		moveBack() {
			if (before) Object.assign(draft.value, before);
			before = undefined;
		},
		/** Lays what an earlier booking was over the form. */
		fill(values: Partial<AskDraft>) {
			Object.assign(draft.value, values);
		},
		get repetition() {
			return repetition;
		},
		/** School holidays are known where this is booked; else skipping them skips nothing. */
		get knowsSchool() {
			return knowsSchool;
		},
		/** The first of its dates. */
		get range() {
			return range;
		},
		/** What the form means is no range: its end comes first. */
		get endsFirst() {
			return !meant.ok;
		},
		get dates() {
			return dates;
		},
		get asked() {
			return asked;
		},
		get sought() {
			return sought;
		},
		set sought(next: Sought) {
			sought = next;
		},
		/** What was looked for and isn't in the space. */
		get unanswered() {
			return unanswered(offers, sought);
		},
		get ready() {
			return resources.ready && claims.ready && later.ready;
		},
		get usable() {
			return usable;
		},
		get offers() {
			return offers;
		},
		get shown() {
			return shown;
		},
		get lines() {
			return lines;
		},
		get judged() {
			return judged;
		},
		get bookable() {
			return bookable;
		},
		get association() {
			return association;
		},
		get partners() {
			return associations.current.filter((one) => one.id !== association);
		},
		/** A gestionnaire may name a partner that isn't in the space yet (BK1). */
		get addsPartner() {
			return space.row?.roles.some((grant) => grant.role === 'gestionnaire') ?? false;
		},
		get people() {
			return people.current;
		},
		get me() {
			return people.current.find((one) => one.id === space.row?.person);
		},
		get problem() {
			return problem;
		},
		/** How many people come, if that is known; 0 if not. */
		get heads() {
			return Number(draft.value.headcount) || sought.seats;
		},
		/** For so long that there is a moment to say so. */
		get sending() {
			return slow;
		},
		nameOf,
		quantityOf: (resource: ResourceId) =>
			lines.find((line) => line.resource === resource)?.quantity ?? 0,
		/** On how many of the dates a chosen thing is free. */
		freeDatesOf: (resource: ResourceId) =>
			dates.filter((date) =>
				date.lines.some((line) => line.row.id === resource && line.reasons.length === 0)
			).length,
		put,
		swap,
		nearest,
		book
	};
}
