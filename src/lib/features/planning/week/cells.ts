import { unitsFree } from '../../../domain/availability/free.ts';
import { isOpenThroughout } from '../../../domain/opening/hours.ts';
import { openingReasons } from '../../../domain/opening/rules.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, LocalDateTime, Zone } from '../../../domain/time/types.ts';
import { lastDateOf, startOfDay } from '../../../domain/time/zoned.ts';
import type { RowPlaces } from '../../../store/places.ts';
import type { ResourceRow } from '../../../store/rows.ts';

/** Why a thing can't be had at all on a day. */
export type Shut =
	| { readonly by: 'closure'; readonly reason: string | undefined }
	/** All of it is out of service. */
	| { readonly by: 'outage' }
	| { readonly by: 'rule'; readonly reason: Reason };

export type Cell = {
	readonly date: LocalDate;
	/** Units that can be had from midnight to midnight (BK14). */
	readonly left: number;
	readonly shut: Shut | undefined;
};

/** Rules that hold for a whole day, whatever the hours asked. */
const DAY_LONG: readonly Reason['type'][] = ['NotThatDay', 'SchoolHolidays', 'PublicHoliday'];
const HOURS = 24;

/** One day of one thing: what remains, or why it is shut. */
export function cellOf(
	places: RowPlaces,
	row: ResourceRow,
	date: LocalDate,
	zone: Zone,
	holiday: Holiday
): Cell {
	const from = startOfDay(date, zone);
	const to = startOfDay(addDays(date, 1), zone);
	return {
		date,
		left: unitsFree(places, row.id, from, to),
		shut:
			closureOn(row, date) ?? outageOn(row, from, to) ?? ruleOn(row, date, { from, to, holiday })
	};
}

function closureOn(row: ResourceRow, date: LocalDate): Shut | undefined {
	const closure = row.closures.find(
		({ range }) => dateOf(range.start) <= date && lastDateOf(range) >= date
	);
	return closure && { by: 'closure', reason: closure.reason };
}

function outageOn(row: ResourceRow, from: number, to: number): Shut | undefined {
	const out = row.outages.filter(({ span }) => span.from <= from && span.to >= to);
	const units = out.reduce((sum, outage) => sum + outage.units, 0);
	return units > 0 && units >= row.body.capacity ? { by: 'outage' } : undefined;
}

function ruleOn(
	row: ResourceRow,
	date: LocalDate,
	day: { readonly from: number; readonly to: number; readonly holiday: Holiday }
): Shut | undefined {
	const { opening } = row.body;
	if (opening === undefined) return undefined;
	const start = `${date}T00:00` as LocalDateTime;
	const end = `${addDays(date, 1)}T00:00` as LocalDateTime;
	const wanted = { resource: row.id, quantity: 1, start, end, ...day };
	const reasons = openingReasons(opening, wanted, day.from);
	const found = reasons.find(({ type }) => DAY_LONG.includes(type));
	if (found !== undefined) return { by: 'rule', reason: found };
	const { hours } = opening;
	if (hours === undefined || hours.length === 0) return undefined;
	const isOpen = Array.from({ length: HOURS }, (_, hour) => hour).some((hour) => {
		const at = (clock: number) => `${date}T${String(clock).padStart(2, '0')}` as const;
		const begins = `${at(hour)}:00` as LocalDateTime;
		return isOpenThroughout(hours, { start: begins, end: `${at(hour)}:30` as LocalDateTime });
	});
	return isOpen ? undefined : { by: 'rule', reason: { type: 'NotOpen' } };
}
