import { dateOf } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { lastDateOf } from '../../../domain/time/zoned.ts';
import { formatDay, formatRange } from '../../../i18n/dates.ts';
import { itemWords, lowered } from '../../../i18n/items.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { whoWords } from '../../../i18n/who.ts';
import type {
	HistoryChange,
	HistoryEntry,
	HistoryField,
	HistoryThing,
	When
} from '../../../store/rows.ts';

const SAID: Readonly<Record<string, (who: { name: string }) => string>> = {
	'booking.asked': m.booking_hist_asked,
	'booking.changed': m.booking_hist_changed,
	'booking.withdrawn': m.booking_hist_withdrawn,
	'booking.confirmed': m.booking_hist_confirmed,
	'booking.refused': m.booking_hist_refused,
	'booking.settled': m.booking_hist_settled,
	'booking.commented': m.booking_hist_commented,
	'booking.proposed': m.booking_hist_proposed,
	'booking.joined': m.booking_hist_joined,
	'booking.left': m.booking_hist_left,
	'units.assigned': m.booking_hist_units
};

/**
 * "Paul Vidal confirme.", "Camille déplace au lundi 30 novembre, 9 h – 19 h (avant : …).",
 * "Camille annule le mardi 1er décembre." with the reason given. The year is said when it isn't
 * `today`'s.
 */
export function historyWords(entry: HistoryEntry, today: LocalDate): string {
	const name = whoWords(entry.byName);
	const changed = entry.kind === 'booking.changed' ? changesWords(entry, today) : '';
	const said = changed
		? m.history_did({ name, what: changed })
		: aboutWords(saidOf(entry, name), entry, today);
	const reason = entry.detail['reason'];
	const sentence = m.history_sentence({ said });
	return typeof reason === 'string' && reason !== ''
		? `${sentence} ${m.booking_quoted({ title: reason })}`
		: sentence;
}

function saidOf({ kind, detail }: HistoryEntry, name: string): string {
	if (kind === 'handover.noted' && detail['quantity'] === 0) return m.booking_hist_keys({ name });
	if (kind === 'handover.noted')
		return detail['way'] === 'back' ? m.booking_hist_back({ name }) : m.booking_hist_out({ name });
	return (SAID[kind] ?? m.booking_hist_other)({ name });
}

/** As many as one reads in a sentence; the rest is counted. */
const FEW = 4;

function few(parts: readonly string[], rest: (more: { n: number }) => string): string {
	const more = parts.length - FEW;
	const said = (more > 1 ? parts.slice(0, FEW) : parts).join(', ');
	return more > 1 ? `${said} ${rest({ n: more })}` : said;
}

const isOneDay = (when: When): boolean => dateOf(when.start) === lastDateOf(when);
const onWords = (when: When, today: LocalDate): string => {
	const words = formatRange(when, today);
	return isOneDay(when) ? m.history_on({ when: words }) : words;
};
const thingsWords = (things: readonly HistoryThing[]): string =>
	things.map((thing) => itemWords(thing, true)).join(', ');

/** What it is about, when that isn't the whole booking. */
function aboutWords(said: string, { things = [], dates = [] }: HistoryEntry, today: LocalDate) {
	const [only] = dates;
	// Keys given apart are said with none of a thing.
	const some = things.filter(({ quantity }) => quantity > 0);
	const on =
		only && dates.length === 1
			? onWords(only, today)
			: few(
					dates.map((when) => m.history_on({ when: formatDay(dateOf(when.start)) })),
					m.history_and_dates
				);
	if (some.length === 0) return on ? `${said} ${on}` : said;
	return m.history_of({ said, what: [thingsWords(some), on].filter(Boolean).join(', ') });
}

/** Each date and line that differs, then the other fields; '' when none is worth a word. */
function changesWords({ changes = [], detail }: HistoryEntry, today: LocalDate): string {
	const { again, rest } = askedAgain(changes);
	const parts = [
		...again.map((when) => m.history_again({ what: onWords(when, today) })),
		...rest.map((change) => changeWords(change, today)),
		...detailWords(
			detail,
			changes.some(({ of }) => of !== 'field')
		)
	];
	return few(parts, m.history_and_changes);
}

function changeWords(change: HistoryChange, today: LocalDate): string {
	switch (change.of) {
		case 'date':
			return dateWords(change, today);
		case 'line':
			return lineWords(change);
		case 'field':
			return fieldWords(change);
	}
}

type FieldChange = Extract<HistoryChange, { of: 'field' }>;
type DateChange = Extract<HistoryChange, { of: 'date' }>;
type LineChange = Extract<HistoryChange, { of: 'line' }>;

/** Withdrawn is for good (BK5): what is asked for again comes back as a new date, the same as the old. */
function askedAgain(changes: readonly HistoryChange[]) {
	const keyOf = ({ start, end }: When) => `${start} ${end}`;
	const gone = new Map<string, HistoryChange>();
	for (const change of changes)
		if (change.of === 'date' && change.was && !change.is) gone.set(keyOf(change.was), change);
	const again = new Map<HistoryChange, When>();
	const replaced = new Set<HistoryChange>();
	for (const change of changes) {
		if (change.of !== 'date' || change.was || !change.is) continue;
		const was = gone.get(keyOf(change.is));
		if (!was) continue;
		again.set(change, change.is);
		replaced.add(was);
	}
	return {
		again: [...again.values()],
		rest: changes.filter((change) => !again.has(change) && !replaced.has(change))
	};
}

function dateWords({ was, is }: DateChange, today: LocalDate): string {
	if (was && is) {
		const said = { was: formatRange(was, today), is: formatRange(is, today) };
		return isOneDay(is) ? m.history_moved_to(said) : m.history_moved(said);
	}
	if (is) return m.history_added({ what: onWords(is, today) });
	return was ? m.history_dropped({ what: onWords(was, today) }) : '';
}

function lineWords({ was, is }: LineChange): string {
	if (was && is) {
		return was.resourceName === is.resourceName
			? m.history_quantity({
					was: formatNumber(was.quantity),
					is: formatNumber(is.quantity),
					name: lowered(is.resourceName)
				})
			: m.history_swapped({ was: itemWords(was, true), is: itemWords(is, true) });
	}
	if (is) return m.history_added({ what: itemWords(is, true) });
	return was ? m.history_dropped({ what: itemWords(was, true) }) : '';
}

const FIELDS: Readonly<Record<HistoryField, () => string>> = {
	purpose: m.history_purpose,
	note: m.history_note,
	contact: m.history_contact,
	association: m.history_association,
	partner: m.history_partner
};
const WRITTEN: ReadonlySet<HistoryField> = new Set(['purpose', 'note']);

/** What it was and is; what was erased since is passed over (R7). */
function fieldWords(change: FieldChange): string {
	const { field } = change;
	const said = (value: string) =>
		WRITTEN.has(field) ? m.booking_quoted({ title: value }) : whoWords(value);
	const what = FIELDS[field]();
	const [was, is] = [change.was && said(change.was), change.is && said(change.is)];
	const partner = field === 'partner';
	if (is && was) return (partner ? m.history_partner_to : m.history_field_to)({ what, was, is });
	if (is) return (partner ? m.history_partner_set : m.history_field_set)({ what, is });
	if (was && change.is === undefined)
		return (partner ? m.history_partner_off : m.history_field_off)({ what, was });
	return m.history_field({ what });
}

/** The rule of a repetition follows its dates: it is said when no date is. */
function detailWords(detail: HistoryEntry['detail'], dated: boolean): string[] {
	const words: string[] = 'open' in detail ? [m.history_open()] : [];
	if ('headcount' in detail) words.push(peopleWords(detail['was.headcount'], detail['headcount']));
	if (detail['together'] === true) words.push(m.history_together());
	if (detail['together'] === false) words.push(m.history_apart());
	if ('repeat' in detail && !dated) words.push(m.history_repeat());
	return words;
}

type Value = HistoryEntry['detail'][string] | undefined;
function peopleWords(was: Value, is: Value): string {
	if (typeof is !== 'number') return m.history_people_unsaid({ was: formatNumber(Number(was)) });
	return typeof was === 'number'
		? m.history_people({ was: formatNumber(was), is: formatNumber(is) })
		: m.history_people_said({ n: is });
}
