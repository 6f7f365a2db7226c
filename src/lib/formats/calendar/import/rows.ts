import type {
	AssociationId,
	BookingId,
	OccurrenceId,
	PersonId,
	ResourceId
} from '../../../domain/ids.ts';
import type { Season } from '../../../domain/time/season.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, LocalDateTime } from '../../../domain/time/types.ts';
import type { ReadEvent } from '../read/event.ts';
import type { KnownClosure, KnownDate } from './known.ts';
import type { PlannedEvent } from './plan.ts';
import { plainLine } from './plain-line.ts';
import { sourceOf } from './source.ts';

type OccurrenceRow = {
	readonly id: OccurrenceId;
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly holiday: Holiday;
};

/** A line of the import as the command takes it. */
export type CalendarRow =
	| {
			readonly what: 'ask';
			readonly source: { readonly system: string; readonly id: string; readonly part: string };
			readonly booking: {
				readonly association: AssociationId;
				readonly lines: readonly { readonly resource: ResourceId; readonly quantity: number }[];
				readonly occurrences: readonly OccurrenceRow[];
				readonly repeat?: { readonly rrule: string; readonly skips: 'none' };
				readonly purpose?: string;
				readonly note?: string;
				readonly contact?: { readonly id: PersonId };
			};
	  }
	| {
			readonly what: 'change';
			readonly booking: BookingId;
			readonly change: {
				readonly setLines?: readonly { readonly id: KnownLine; readonly resource: ResourceId }[];
				readonly setOccurrences?: readonly OccurrenceRow[];
				readonly dropOccurrences?: readonly OccurrenceId[];
				readonly purpose?: string | null;
				readonly note?: string | null;
			};
	  }
	| { readonly what: 'withdraw'; readonly booking: BookingId }
	| {
			readonly what: 'close';
			readonly association: AssociationId;
			readonly resources?: readonly ResourceId[];
			readonly start: LocalDateTime;
			readonly end: LocalDateTime;
			readonly reason?: string;
	  };
type KnownLine = NonNullable<NonNullable<PlannedEvent['differences']>['line']>['id'];

/** For whom the bookings are made, and whom to call about them. */
export type For = {
	readonly association: AssociationId;
	readonly contact: PersonId | undefined;
	readonly season: Season;
	/** T6: what each date is, as this phone knows it. */
	readonly holidayOn: (date: LocalDate) => Holiday;
};

/** The longest rule a booking keeps. */
const MOST_RULE = 500;

export function bookingRows(planned: readonly PlannedEvent[], whom: For): readonly CalendarRow[] {
	return planned.filter(({ taken }) => taken).flatMap((event) => rowOf(event, whom) ?? []);
}

function rowOf(planned: PlannedEvent, whom: For): CalendarRow | undefined {
	const { known, outcome } = planned;
	if (outcome === 'withdraw' && known) return { what: 'withdraw', booking: known.id };
	if (outcome === 'changed' && known) return changeRow(planned, known.id, whom);
	return askRow(planned, whom);
}

const occurrence = (date: KnownDate, { holidayOn }: For): OccurrenceRow => ({
	...date,
	holiday: holidayOn(dateOf(date.start))
});

function askRow({ asked, event }: PlannedEvent, whom: For): CalendarRow | undefined {
	if (asked === undefined) return undefined;
	const { rrule = '' } = event;
	const repeats = rrule !== '' && rrule.length <= MOST_RULE && asked.dates.length > 1;
	return {
		what: 'ask',
		source: sourceOf(event.uid, whom.season),
		booking: {
			association: whom.association,
			lines: [{ resource: asked.resource, quantity: 1 }],
			occurrences: asked.dates.map((date) => occurrence(date, whom)),
			...(repeats && { repeat: { rrule, skips: 'none' } }),
			...(asked.title !== '' && { purpose: asked.title }),
			...(asked.note !== '' && { note: asked.note }),
			...(whom.contact && { contact: { id: whom.contact } })
		}
	};
}

function changeRow(
	{ asked, differences }: PlannedEvent,
	booking: BookingId,
	whom: For
): CalendarRow | undefined {
	if (asked === undefined || differences === undefined) return undefined;
	const { title, note, line, added, moved, dropped } = differences;
	const set = [...added, ...moved].map((date) => occurrence(date, whom));
	return {
		what: 'change',
		booking,
		change: {
			...(line && { setLines: [line] }),
			...(set.length > 0 && { setOccurrences: set }),
			...(dropped.length > 0 && { dropOccurrences: dropped }),
			...(title !== undefined && { purpose: asked.title === '' ? null : asked.title }),
			...(note && { note: asked.note === '' ? null : asked.note })
		}
	};
}

/** What is closed: all of an association, or one of its things. */
export type Closing = {
	readonly association: AssociationId;
	readonly resource: ResourceId | undefined;
	readonly known: readonly KnownClosure[];
};

/** Each date a closure, but for those there are already. */
export function closureRows(
	events: readonly Pick<ReadEvent, 'title' | 'dates'>[],
	{ association, resource, known }: Closing
): readonly CalendarRow[] {
	const covers = ({ resources }: KnownClosure) =>
		resources === undefined || (resource !== undefined && resources.includes(resource));
	const there = new Set(known.filter(covers).map(({ start, end }) => `${start} ${end}`));
	return events.flatMap(({ title, dates }) =>
		dates
			.filter(({ range }) => !there.has(`${range.start} ${range.end}`))
			.map(({ range: { start, end } }): CalendarRow => {
				const reason = plainLine(title);
				return {
					what: 'close',
					association,
					...(resource && { resources: [resource] }),
					start,
					end,
					...(reason !== '' && { reason })
				};
			})
	);
}
