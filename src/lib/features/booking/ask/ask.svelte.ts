import { nearestFree } from '../../../domain/availability/nearest.ts';
import type { BookingId, ResourceId } from '../../../domain/ids.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { lastDateOf, localOf } from '../../../domain/time/zoned.ts';
import type { Send } from '../../../engine/commands.ts';
import { db } from '../../../store/db.ts';
import type { Draft } from '../../../store/draft.svelte.ts';
import { createHolidays } from '../../../store/holidays.svelte.ts';
import { live } from '../../../store/live.svelte.ts';
import { placesOf } from '../../../store/places.ts';
import type { AssociationRow, ClaimRow, PersonRow, ResourceRow } from '../../../store/rows.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import {
	proposedWhen,
	putLine,
	readLines,
	readWhen,
	type AskDraft,
	type DraftLine
} from './draft.ts';
import { judgeLines, type JudgedLine } from './lines.ts';
import { offerOf, wantedOf, type Offer } from './offer.ts';
import { found, inOrder } from './order.ts';
import { rangeOfWhen, type When } from './when.ts';
import { bookableFor, chosenAssociation, contactOf } from './who.ts';

/** Claims this far from the range may still hold a thing through their turnaround, days. */
const TURNAROUND_DAYS = 3;

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
	const range = $derived<Range | undefined>(meant.ok ? meant.value : undefined);
	const days = $derived(range ? around(range) : undefined);
	let search = $state('');
	let problem = $state.raw<Refusal>();
	let sending = $state(false);

	const resources = live<readonly ResourceRow[]>(
		() => db.resources.where('space').equals(space.id).toArray(),
		[],
		() => space.id
	);
	const claims = live<readonly ClaimRow[]>(
		() => (days ? claimsOf(space.id, days.from, days.to) : []),
		[],
		() => `${space.id}|${days?.from}|${days?.to}`
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
	const places = $derived(placesOf(resources.current, claims.current));
	const lines = $derived<readonly DraftLine[]>(
		readLines(draft.value.lines).filter((line) => usable.some((row) => row.id === line.resource))
	);
	const holidays = createHolidays(space);
	const things = $derived(usable.filter((row) => lines.some((line) => line.resource === row.id)));
	const holiday = $derived(holidays.on(association, things));
	const offers = $derived<readonly Offer[]>(
		range
			? usable.map((row) => offerOf(row, places, range, now.current, holiday(dateOf(range.start))))
			: []
	);
	const shown = $derived(found(offers, search, lines));
	const judged = $derived<readonly JudgedLine[]>(
		range ? judgeLines(lines, usable, places, range, now.current, holiday(dateOf(range.start))) : []
	);

	function put(resource: ResourceId, quantity: number): void {
		draft.value.lines = putLine(lines, resource, quantity);
	}

	/** The nearest moments at which one of it is free, for a booking as long (BK13). */
	async function nearest(row: ResourceRow): Promise<Range[]> {
		if (!range) return [];
		const wanted = wantedOf(row, 1, range, holiday(dateOf(range.start)));
		const keys = places.needsOf(row.id).map((need) => [space.id, need.resource]);
		const all = await db.claims.where('[space+resource]').anyOf(keys).toArray();
		const found = nearestFree(placesOf(resources.current, all), wanted, zone, now.current, holiday);
		return [found.before, found.after].filter((one) => one !== undefined);
	}

	async function book(): Promise<BookingId | undefined> {
		if (!range || !association || sending) return undefined;
		sending = true;
		const { partner, purpose, note, headcount } = draft.value;
		const contact = contactOf(draft.value, space.row?.person, people.current);
		const partnerId = associations.current.find((one) => one.id === partner)?.id;
		const done = await send('askBooking', {
			space: space.id,
			booking: {
				association,
				...(partnerId && { partner: partnerId }),
				lines,
				occurrences: [
					{ start: range.start, end: range.end, holiday: holiday(dateOf(range.start)) }
				],
				...(purpose.trim() && { purpose: purpose.trim() }),
				...(note.trim() && { note: note.trim() }),
				...(contact && { contact }),
				...(Number(headcount) > 0 && { headcount: Number(headcount) })
			}
		});
		sending = false;
		if (!done.ok) {
			problem = done.refusal;
			return undefined;
		}
		problem = undefined;
		await draft.done();
		return done.value.booking;
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
			draft.value.when = next;
		},
		get range() {
			return range;
		},
		get search() {
			return search;
		},
		set search(text: string) {
			search = text;
		},
		get ready() {
			return resources.ready && claims.ready;
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
		get people() {
			return people.current;
		},
		get me() {
			return people.current.find((one) => one.id === space.row?.person);
		},
		get problem() {
			return problem;
		},
		get sending() {
			return sending;
		},
		quantityOf: (resource: ResourceId) =>
			lines.find((line) => line.resource === resource)?.quantity ?? 0,
		put,
		nearest,
		book
	};
}

const around = (range: Range) => ({
	from: addDays(dateOf(range.start), -TURNAROUND_DAYS),
	to: addDays(lastDateOf(range), TURNAROUND_DAYS)
});

const claimsOf = (space: string, from: LocalDate, to: LocalDate): Promise<ClaimRow[]> =>
	db.claims
		.where('days')
		.between(`${space}|${from}`, `${space}|${to}`, true, true)
		.distinct()
		.toArray();
