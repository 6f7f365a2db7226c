import type { ResourceId } from '../../domain/ids.ts';
import { addDays, addMonths, dateOf, mondayOf, monthStart } from '../../domain/time/date.ts';
import type { Reason } from '../../domain/standing/types.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { datesOf, lastDateOf } from '../../domain/time/zoned.ts';
import { formatLength } from '../../i18n/length.ts';
import { formatNumber } from '../../i18n/number.ts';
import { reasonSentence } from '../../i18n/reason.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { standingWords } from '../../i18n/standing.ts';
import type { ItemRow, OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import { hoursOn } from './day-hours.ts';
import { touching } from './touches.ts';

/** How a block is framed: the same line patterns as on screen, in black alone. */
type Look = 'confirmed' | 'held' | 'asked' | 'waiting' | 'settle';

/** One booking on one day. */
export type Entry = {
	readonly id: string;
	readonly look: Look;
	/** Said in words beside the frame; none for what is simply confirmed. */
	readonly word: string | undefined;
	readonly hours: string;
	readonly title: string;
	readonly who: string;
	/** What of it, when it isn't the row's own single thing: "40 sur 110", "Grande salle". */
	readonly what: string | undefined;
	/** RS4, shown apart: "battement 1 heure". */
	readonly before: string | undefined;
	readonly after: string | undefined;
};
export type Cell = {
	readonly date: LocalDate;
	readonly entries: readonly Entry[];
	/** Closures and outages of that day, in words. */
	readonly closed: readonly string[];
};
export type PosterRow = {
	readonly id: ResourceId;
	readonly name: string;
	readonly detail: string;
	readonly cells: readonly Cell[];
};

/** Most things on one sheet: more can't be read from the door. */
export const MOST_ROWS = 6;

export const daysOfWeek = (date: LocalDate): readonly LocalDate[] =>
	Array.from({ length: 7 }, (_, day) => addDays(mondayOf(date), day));

/** Whole weeks, Monday first (T5), that hold the date's month. */
export function weeksOfMonth(date: LocalDate): readonly (readonly LocalDate[])[] {
	const weeks: (readonly LocalDate[])[] = [];
	const end = addMonths(date, 1);
	for (let monday = mondayOf(monthStart(date)); monday < end; monday = addDays(monday, 7)) {
		weeks.push(daysOfWeek(monday));
	}
	return weeks;
}

const LOOKS: readonly Look[] = ['settle', 'waiting', 'asked', 'held', 'confirmed'];

function lookOf(item: ItemRow): Look | undefined {
	if (item.standing === 'refused' || item.standing === 'withdrawn') return undefined;
	if (item.settle.length > 0) return 'settle';
	if (item.standing === 'askedFree' || item.standing === 'askedTaken') return 'asked';
	return item.standing === 'held' && item.confirmsItself ? 'confirmed' : item.standing;
}

const WORD: { readonly [L in Look]: () => string | undefined } = {
	confirmed: () => undefined,
	held: () => standingWords('held'),
	asked: () => m.paper_asked(),
	waiting: () => standingWords('waiting'),
	settle: () => m.paper_settle()
};

const turnaround = (minutes: number): string | undefined =>
	minutes > 0 ? m.paper_turnaround({ length: formatLength(minutes) }) : undefined;

function whatOf(row: ResourceRow, items: readonly ItemRow[]): string | undefined {
	const own = items.filter((item) => item.resource === row.id);
	if (own.length === 0) return [...new Set(items.map((item) => item.resourceName))].join(', ');
	if (row.body.capacity <= 1) return undefined;
	const taken = own.reduce((sum, item) => sum + item.quantity, 0);
	return m.paper_of({ taken: formatNumber(taken), all: formatNumber(row.body.capacity) });
}

function entryOf(
	row: ResourceRow,
	occurrence: OccurrenceRow,
	items: readonly ItemRow[],
	date: LocalDate
): Entry | undefined {
	const looks = items.flatMap((item) => lookOf(item) ?? []);
	const look = LOOKS.find((one) => looks.includes(one));
	if (look === undefined) return undefined;
	const { range, title, partnerName, associationName } = occurrence;
	const who = partnerName ?? associationName;
	const { before = 0, after = 0 } = row.body.turnaround ?? {};
	return {
		id: occurrence.id,
		look,
		word: WORD[look](),
		hours: hoursOn(range, date),
		title,
		who: who === title ? '' : who,
		what: whatOf(
			row,
			items.filter((item) => lookOf(item) !== undefined)
		),
		before: dateOf(range.start) === date ? turnaround(before) : undefined,
		after: lastDateOf(range) === date ? turnaround(after) : undefined
	};
}

function closedOn(
	{ closures, outages, body }: ResourceRow,
	date: LocalDate,
	ruled: Reason | undefined
): string[] {
	const closed = closures
		.filter(({ range }) => datesOf(range).includes(date))
		.map(({ range, reason }) => {
			const hours = hoursOn(range, date);
			const words = hours === m.paper_all_day() ? m.paper_closed() : m.paper_closed_at({ hours });
			return reason === undefined ? words : m.paper_closed_why({ words, reason });
		});
	const broken = outages
		.filter(({ since, until }) => since <= date && (until === undefined || date <= until))
		.map(({ units }) => m.paper_out_of_service({ units, all: body.capacity }));
	const told = [...closed, ...broken];
	// What is closed anyway needs no rule beside it.
	return ruled && told.length === 0 ? [reasonSentence(ruled)] : told;
}

const detailOf = ({ body }: ResourceRow): string =>
	[
		body.room?.seats === undefined ? '' : m.paper_seats({ seats: body.room.seats }),
		body.capacity > 1 ? m.common_in_all({ count: formatNumber(body.capacity) }) : ''
	]
		.filter(Boolean)
		.join(', ');

/**
 * What hangs on the door: one row per thing, one cell per day. `all` knows what is made of what;
 * `whyNot` why a thing can't be booked at all that day.
 */
export function posterRows(
	chosen: readonly ResourceRow[],
	all: readonly ResourceRow[],
	occurrences: readonly OccurrenceRow[],
	days: readonly LocalDate[],
	whyNot: (row: ResourceRow, date: LocalDate) => Reason | undefined
): readonly PosterRow[] {
	const touches = touching(all);
	const sorted = occurrences.toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
	return chosen.map((row) => {
		const concerned = sorted.flatMap((occurrence) => {
			const items = occurrence.items.filter((item) => touches(row.id, item.resource));
			return items.length === 0
				? []
				: [{ occurrence, items, dates: new Set(datesOf(occurrence.range)) }];
		});
		return {
			id: row.id,
			name: row.name,
			detail: detailOf(row),
			cells: days.map((date) => ({
				date,
				closed: closedOn(row, date, whyNot(row, date)),
				entries: concerned
					.filter(({ dates }) => dates.has(date))
					.flatMap(({ occurrence, items }) => entryOf(row, occurrence, items, date) ?? [])
			}))
		};
	});
}
