import { dateOf } from '../../domain/time/date.ts';
import type { Outcome, PlannedEvent } from '../../formats/calendar/import/plan.ts';
import type { CalendarOddity } from '../../formats/calendar/read/event.ts';
import type { ReadCalendar } from '../../formats/calendar/read/read.ts';
import { formatDateNumeric, formatRange } from '../../i18n/dates.ts';
import { m } from '../../i18n/paraglide/messages.js';

const ODDITIES: { readonly [O in CalendarOddity]: () => string } = {
	OneDay: m.calendar_odd_OneDay,
	NoEnd: m.calendar_odd_NoEnd,
	Endless: m.calendar_odd_Endless,
	GoesOn: m.calendar_odd_GoesOn,
	TooMany: m.calendar_odd_TooMany,
	TooFine: m.calendar_odd_TooFine,
	RuleUnread: m.calendar_odd_RuleUnread,
	ZoneUnknown: m.calendar_odd_ZoneUnknown,
	NoUid: m.calendar_odd_NoUid,
	Twice: m.calendar_odd_Twice,
	AndAfter: m.calendar_odd_AndAfter
};
export const oddityWords = (oddity: CalendarOddity): string => ODDITIES[oddity]();

const OUTCOMES: { readonly [O in Outcome]: () => string } = {
	new: m.calendar_new,
	changed: m.calendar_changed,
	same: m.calendar_same,
	withdraw: m.calendar_withdraw,
	cancelled: m.calendar_cancelled,
	gone: m.calendar_gone,
	past: m.calendar_over,
	unmapped: m.calendar_unmapped,
	own: m.calendar_own,
	foreign: m.calendar_foreign
};
export const outcomeWords = (outcome: Outcome): string => OUTCOMES[outcome]();

/** When an event is: its range, or how many dates from the first to the last. */
export function whenWords({ dates, event }: PlannedEvent): string {
	const all = dates.length > 0 ? dates : event.dates;
	const [first] = all;
	const last = all.at(-1);
	if (first === undefined || last === undefined) return '';
	if (all.length === 1) return formatRange(first.range);
	const numeric = (date: typeof first) => formatDateNumeric(dateOf(date.range.start));
	return m.calendar_dates({ count: all.length, first: numeric(first), last: numeric(last) });
}

/** What coming again changes, line by line. */
export function changeWords(
	{ differences, outcome, known }: PlannedEvent,
	nameOf: (resource: string) => string
): readonly string[] {
	if (outcome !== 'changed' || differences === undefined) return [];
	const { title, note, line, added, moved, dropped } = differences;
	return [
		title !== undefined && m.calendar_was_title({ title: title || m.calendar_untitled() }),
		line && m.calendar_was_resource({ name: nameOf(known?.lines[0]?.resource ?? '') }),
		added.length > 0 && m.calendar_added({ count: added.length }),
		moved.length > 0 && m.calendar_moved({ count: moved.length }),
		dropped.length > 0 && m.calendar_dropped({ count: dropped.length }),
		note && m.calendar_was_note()
	].filter((words) => typeof words === 'string');
}

/** Where the whole file departs from the norm. */
export function habitWords({ habits, encoding }: ReadCalendar): readonly string[] {
	const { bareLines, noStamp, floating, outlookZones } = habits;
	return [
		encoding === 'windows-1252' && m.calendar_habit_encoding(),
		bareLines && m.calendar_habit_lines(),
		noStamp > 0 && m.calendar_habit_stamp({ count: noStamp }),
		floating > 0 && m.calendar_habit_floating({ count: floating }),
		outlookZones > 0 && m.calendar_habit_outlook({ count: outlookZones })
	].filter((words) => typeof words === 'string');
}
