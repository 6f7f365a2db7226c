import { dateOf, timeOf } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import {
	formatDate,
	formatDay,
	formatHours,
	formatMonthShort,
	formatRange,
	formatTime,
	formatWeekdayShort,
	isWholeDays
} from '../../../i18n/dates.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import { standingWords } from '../../../i18n/standing.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { Shown } from '../../../store/shown.ts';
import { barsOn, type Bar, type Wall } from './bars.ts';
import type { Cell, Shut } from './cells.ts';

/** "7 – 13 juin", "29 mars – 4 avril". */
export function weekTitle(first: LocalDate, last: LocalDate): string {
	const from =
		first.slice(0, 7) === last.slice(0, 7) ? String(Number(first.slice(8))) : formatDate(first);
	return m.common_hours_range({ start: from, end: formatDate(last) });
}

/** "16 nov.", unbroken. */
export const shortDate = (date: LocalDate): string =>
	`${Number(date.slice(8))}\u00a0${formatMonthShort(date)}`;

/** In a bar there is room for one word; what this phone believes of it is said where it is opened. */
export function shownWords(shown: Shown): string {
	if (shown === 'settle') return m.standing_settle();
	if (shown === 'askedFree') return m.planning_asked();
	return shown === 'askedTaken' ? m.planning_asked_taken() : standingWords(shown);
}

/** "14 h – 17 h", "ven. 17 h – sam. 12 h"; "journée" for whole days. */
export function barHours({ start, end }: Wall): string {
	if (isWholeDays(start, end)) return m.planning_whole_days();
	const sameDay = dateOf(start) === dateOf(end) || end.slice(11) === '00:00';
	if (sameDay) return formatHours(start, end);
	const side = (at: typeof start) => `${formatWeekdayShort(dateOf(at))} ${formatTime(timeOf(at))}`;
	return m.common_hours_range({ start: side(start), end: side(end) });
}

export function shutWords(shut: Shut): string {
	if (shut.by === 'outage') return m.planning_out_of_service();
	return shut.by === 'closure' ? (shut.reason ?? m.planning_shut()) : reasonSentence(shut.reason);
}

/** One of several: how many remain of how many. */
export const leftWords = ({ left }: Cell, row: ResourceRow): string =>
	m.planning_left_of({ left: formatNumber(left), of: formatNumber(row.body.capacity) });

const barWords = (bar: Bar): string =>
	[
		bar.quantity > 1 ? formatNumber(bar.quantity) : '',
		formatRange(bar.row.range),
		bar.row.title,
		bar.late ? m.planning_late() : shownWords(bar.shown)
	]
		.filter((words) => words !== '')
		.join(', ');

/** What remains: of many, how many; of one, nothing is said beside what takes it. */
function remainWords(row: ResourceRow, cell: Cell, isEmpty: boolean): string[] {
	if (cell.shut) return [];
	if (isEmpty && cell.left >= row.body.capacity) return [m.planning_free()];
	if (row.body.capacity > 1) return [leftWords(cell, row)];
	return isEmpty ? [m.planning_left_some()] : [];
}

/** What a screen reader says of a cell: the day, the thing, what is there, what remains. */
export function cellWords(row: ResourceRow, cell: Cell, bars: readonly Bar[], at: number): string {
	const here = barsOn(bars, at);
	const what = [
		...(cell.shut ? [shutWords(cell.shut)] : []),
		...here.map(barWords),
		...remainWords(row, cell, here.length === 0)
	];
	return m.planning_cell({
		day: formatDay(cell.date),
		thing: row.name,
		what: what.join(m.planning_and_then())
	});
}
