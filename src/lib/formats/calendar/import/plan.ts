import type { ResourceId } from '../../../domain/ids.ts';
import type { Season } from '../../../domain/time/season.ts';
import type { Instant, LocalDateTime } from '../../../domain/time/types.ts';
import type { ReadDate, ReadEvent } from '../read/event.ts';
import { differencesOf, isSame, type Asked, type Differences } from './differences.ts';
import { groupOf, type GroupedBy } from './groups.ts';
import type { KnownBooking } from './known.ts';
import { kept, plainLine } from './plain-line.ts';
import { dateId, sourceId } from './source.ts';

export type Choice = {
	readonly season: Season;
	readonly by: GroupedBy;
	/** By group; one without a resource is left out. */
	readonly resources: ReadonlyMap<string, ResourceId | undefined>;
	/** Dates that are over come too. */
	readonly past: boolean;
	readonly now: Instant;
	/** The same moment on the space's clock. */
	readonly nowLocal: LocalDateTime;
	/** Events that are bookings of this very space, by UID. */
	readonly own: ReadonlySet<string>;
	/** Ticked or unticked by hand, by UID. */
	readonly taken: ReadonlyMap<string, boolean>;
};

/** Why an event comes in, or doesn't. */
export type Outcome =
	| 'new'
	| 'changed'
	| 'same'
	/** Called off in the file, and known here: withdrawn here too. */
	| 'withdraw'
	/** Called off in the file, and never known here. */
	| 'cancelled'
	/** Withdrawn here, and still in the file. */
	| 'gone'
	| 'past'
	| 'unmapped'
	/** It was saved from this very space: nothing new. */
	| 'own'
	/** It belongs to another association here (BK11). */
	| 'foreign';

export type PlannedEvent = {
	readonly uid: string;
	readonly title: string;
	readonly group: string;
	readonly event: ReadEvent;
	/** Those that come in. */
	readonly dates: readonly ReadDate[];
	/** How many are over and stay out. */
	readonly over: number;
	readonly outcome: Outcome;
	readonly taken: boolean;
	readonly resource: ResourceId | undefined;
	readonly known: KnownBooking | undefined;
	readonly asked: Asked | undefined;
	readonly differences: Differences | undefined;
};

/** Longer texts than these are cut: they would keep the whole file out. */
const MOST_TITLE = 300;
const MOST_NOTE = 4000;

/** Outcomes that come in unless unticked. */
const USUAL: ReadonlySet<Outcome> = new Set(['new', 'changed', 'withdraw']);
/** Outcomes that can be ticked at all. */
const POSSIBLE: ReadonlySet<Outcome> = new Set([...USUAL, 'gone']);

export const canTake = ({ outcome }: PlannedEvent): boolean => POSSIBLE.has(outcome);

/** Bookings that came from calendars before, as events look for them. */
export function knownIn(
	bookings: readonly KnownBooking[],
	season: Season
): ReadonlyMap<string, KnownBooking> {
	const found = new Map<string, KnownBooking>();
	for (const booking of bookings) {
		if (booking.source.part !== season || booking.undone) continue;
		const before = found.get(booking.source.id);
		// What still stands counts before what is gone, and mine before another's.
		const better = before === undefined || (before.gone && !booking.gone) || !before.mayChange;
		if (better) found.set(booking.source.id, booking);
	}
	return found;
}

/** Whether something that came before, and still stands, is not in the file any more. */
export function misses(
	events: readonly ReadEvent[],
	known: ReadonlyMap<string, KnownBooking>
): boolean {
	const there = new Set(events.map(({ uid }) => sourceId(uid)));
	return [...known.values()].some(({ gone, source }) => !gone && !there.has(source.id));
}

/** What would become of each event. Nothing is written by it. */
export function planImport(
	events: readonly ReadEvent[],
	choice: Choice,
	known: ReadonlyMap<string, KnownBooking>
): readonly PlannedEvent[] {
	return events.map((event) => planEvent(event, choice, known.get(sourceId(event.uid))));
}

function planEvent(
	event: ReadEvent,
	choice: Choice,
	known: KnownBooking | undefined
): PlannedEvent {
	const dates = choice.past
		? event.dates
		: event.dates.filter(({ range }) => range.to > choice.now);
	const group = groupOf(event, choice.by);
	const resource = choice.resources.get(group);
	const title = kept(plainLine(event.title), MOST_TITLE);
	const asked = resource && {
		title,
		note: kept(event.description, MOST_NOTE),
		resource,
		dates: dates.map(({ part, range }) => ({
			id: dateId(part),
			start: range.start,
			end: range.end
		}))
	};
	const differences =
		known && asked && dates.length > 0 ? differencesOf(known, asked, choice.nowLocal) : undefined;
	const outcome = choice.own.has(event.uid)
		? 'own'
		: outcomeOf(event, known, dates.length, asked, differences);
	const ticked = choice.taken.get(event.uid) ?? USUAL.has(outcome);
	return {
		uid: event.uid,
		title,
		group,
		event,
		dates,
		over: event.dates.length - dates.length,
		outcome,
		taken: ticked && POSSIBLE.has(outcome),
		resource,
		known,
		asked,
		differences
	};
}

function outcomeOf(
	{ cancelled }: ReadEvent,
	known: KnownBooking | undefined,
	dates: number,
	asked: Asked | undefined,
	differences: Differences | undefined
): Outcome {
	if (cancelled && known === undefined) return 'cancelled';
	if (known !== undefined && known.gone) return cancelled ? 'cancelled' : 'gone';
	if (dates === 0) return 'past';
	if (known !== undefined && !known.mayChange) return 'foreign';
	if (cancelled) return 'withdraw';
	if (asked === undefined) return 'unmapped';
	if (differences === undefined) return 'new';
	return isSame(differences) ? 'same' : 'changed';
}
