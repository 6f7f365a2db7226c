import { unitsFree } from '../../../domain/availability/free.ts';
import { reasonAllDay } from '../../../domain/opening/day.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, Zone } from '../../../domain/time/types.ts';
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
			gone(row) ??
			closureOn(row, date) ??
			outageOn(row, from, to) ??
			ruleOn(row, date, { from, to, holiday })
	};
}

/** RS8: its bookings stay, and it is lent no more. */
const gone = ({ retired }: ResourceRow): Shut | undefined =>
	retired ? { by: 'rule', reason: { type: 'Retired' } } : undefined;

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
	const reason = reasonAllDay(row.id, row.body.opening, date, day);
	return reason && { by: 'rule', reason };
}
