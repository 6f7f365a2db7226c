import type { BookingId, SpaceId } from '../../../domain/ids.ts';
import { addDays, dateOf, timeOf } from '../../../domain/time/date.ts';
import type { LocalTime, Range } from '../../../domain/time/types.ts';
import { instantOf } from '../../../domain/time/zoned.ts';
import type { Zone } from '../../../domain/time/types.ts';
import type { Cell, Sheet } from '../../../formats/table/cell.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { standingWords } from '../../../i18n/standing.ts';
import { db } from '../../../store/db.ts';
import type { BookingRow, ItemRow, OccurrenceRow } from '../../../store/rows.ts';
import type { Days } from './choice.ts';
import { pagesOf, present } from './pages.ts';

const MIDNIGHT = '00:00' as LocalTime;

/** T2: whole days have no hours, and are said with their last day. */
function when({ start, end }: Range): readonly [Cell, Cell, Cell, Cell] {
	const whole = timeOf(start) === MIDNIGHT && timeOf(end) === MIDNIGHT;
	const first = { date: dateOf(start) };
	if (whole) return [first, undefined, { date: addDays(dateOf(end), -1) }, undefined];
	return [first, { time: timeOf(start) }, { date: dateOf(end) }, { time: timeOf(end) }];
}

const HEADINGS = [
	m.tables_field_start,
	m.tables_field_startTime,
	m.tables_field_end,
	m.tables_field_endTime,
	m.tables_field_resource,
	m.tables_field_quantity,
	m.tables_field_association,
	m.tables_field_partner,
	m.tables_field_purpose,
	m.tables_field_headcount,
	m.tables_field_contact,
	m.tables_field_phone,
	m.tables_field_standing,
	m.tables_field_note,
	m.tables_field_id
];

const line = (date: OccurrenceRow, item: ItemRow, words: Words | undefined): Cell[] => [
	...when(date.range),
	item.resourceName,
	item.quantity,
	date.associationName,
	date.partnerName,
	words?.purpose,
	date.headcount,
	date.contact?.name,
	date.contact?.phone,
	item.settle.length > 0 ? m.standing_settle() : standingWords(item.standing, item.confirmsItself),
	words?.note,
	date.booking
];

type Words = Pick<BookingRow, 'purpose' | 'note'>;

/** One row for each thing on each date that touches these days, in their order. */
export async function bookingsSheet(
	space: SpaceId,
	zone: Zone,
	{ first, last }: Days,
	breathe: () => Promise<void>
): Promise<Sheet> {
	const from = instantOf(`${first}T00:00` as Range['start'], zone);
	const to = instantOf(`${addDays(last, 1)}T00:00` as Range['start'], zone);
	const touching = await db.occurrences
		.where('[space+from]')
		.between([space, -Infinity], [space, to])
		.primaryKeys();
	const words = new Map<BookingId, Words>();
	const rows: Cell[][] = [];
	for (const keys of pagesOf(touching)) {
		const dates = present(await db.occurrences.bulkGet([...keys])).filter((date) => date.to > from);
		const unknown = [...new Set(dates.map((date) => date.booking))].filter((id) => !words.has(id));
		for (const { id, purpose, note } of present(await db.bookings.bulkGet(unknown))) {
			words.set(id, { purpose, note });
		}
		for (const date of dates) {
			rows.push(...date.items.map((item) => line(date, item, words.get(date.booking))));
		}
		await breathe();
	}
	return { name: m.tables_bookings(), headings: HEADINGS.map((name) => name()), rows };
}
