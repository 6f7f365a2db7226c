import type { SpaceId } from '../../../domain/ids.ts';
import type { Zone } from '../../../domain/time/types.ts';
import type { Cell, Sheet } from '../../../formats/table/cell.ts';
import { clockOf } from '../../../i18n/clock.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { db } from '../../../store/db.ts';
import type { BookingRow } from '../../../store/rows.ts';
import type { Days } from './choice.ts';
import { pagesOf, present } from './pages.ts';

const HEADINGS = [
	m.tables_field_day,
	m.tables_field_time,
	m.tables_field_way,
	m.tables_field_resource,
	m.tables_field_quantity,
	m.tables_field_condition,
	m.tables_field_keys,
	m.tables_field_person,
	m.tables_field_association,
	m.tables_field_purpose,
	m.tables_field_notedBy
];

type Noted = BookingRow['handovers'][number];

function line(booking: BookingRow, noted: Noted, zone: Zone): Cell[] {
	const { date, time } = clockOf(noted.when, zone);
	return [
		{ date },
		{ time },
		noted.way === 'out' ? m.tables_way_out() : m.tables_way_back(),
		booking.items.find((item) => item.line === noted.line)?.resourceName,
		noted.quantity,
		noted.text,
		noted.keys === undefined ? undefined : noted.keys ? m.tables_yes() : m.tables_no(),
		noted.personName,
		booking.associationName,
		booking.purpose,
		noted.byName
	];
}

/** What went out and came back on these days, as it was noted (BK12), in the order of time. */
export async function handoversSheet(
	space: SpaceId,
	zone: Zone,
	{ first, last }: Days,
	breathe: () => Promise<void>
): Promise<Sheet> {
	const keys = await db.bookings.where('space').equals(space).primaryKeys();
	const found: { when: number; cells: Cell[] }[] = [];
	for (const some of pagesOf(keys)) {
		for (const booking of present(await db.bookings.bulkGet([...some]))) {
			for (const noted of booking.handovers) {
				const { date } = clockOf(noted.when, zone);
				if (date < first || date > last) continue;
				found.push({ when: noted.when, cells: line(booking, noted, zone) });
			}
		}
		await breathe();
	}
	const rows = found.toSorted((a, b) => a.when - b.when).map(({ cells }) => cells);
	return { name: m.tables_handovers(), headings: HEADINGS.map((name) => name()), rows };
}
