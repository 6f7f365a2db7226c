import type { LocalDate } from '../../../domain/time/types.ts';
import { formatRange } from '../../../i18n/dates.ts';
import { itemsWords } from '../../../i18n/items.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { whoWords } from '../../../i18n/who.ts';
import { reasonSentence } from '../../../i18n/reason.ts';
import { settleSentence } from '../../../i18n/reason.ts';
import type { Shown } from '../../../store/shown.ts';
import { toldWords } from '../../../i18n/told.ts';
import type { BookingBrief, BookingRow, HistoryEntry, ItemRow } from '../../../store/rows.ts';

/** What its badge says; a guess against a rule is not "already taken" (R3). */
export function toldOfItems(shown: Shown, items: readonly ItemRow[]): string {
	const reasons = items.flatMap((item) => item.reasons);
	const ruled = reasons.length > 0 && reasons.every((reason) => reason.type !== 'Taken');
	if (shown === 'askedTaken' && ruled) return m.booking_told_asked_rule();
	return toldWords(shown, [...new Set(items.flatMap((item) => item.with.map((one) => one.title)))]);
}

/** Under a line's badge: why it is so, in whole sentences. */
export function whyWords(item: ItemRow): string[] {
	const names = [...new Set(item.with.map((one) => m.booking_quoted({ title: one.title })))];
	const sentences = [
		...item.settle.map((reason) => `${settleSentence(reason)}.`),
		...(item.standing === 'confirmed' || item.standing === 'withdrawn'
			? []
			: item.reasons.map((reason) => reasonSentence(reason, reason.type === 'Taken' ? names : [])))
	];
	if (item.changeWaits) sentences.push(m.booking_change_waits());
	return sentences;
}

/** A text message to whoever else wants it, ready to send. */
export function smsToOther(
	booking: BookingRow,
	other: BookingBrief,
	items: readonly ItemRow[],
	today: LocalDate
): string {
	return m.booking_sms_other({
		theirs: other.title,
		mine: booking.title,
		what: itemsWords(items),
		when: formatRange(other.range, today)
	});
}

/** "Prévenir le référent": what was asked, when, by whom. */
export function smsToSteward(booking: BookingRow, today: LocalDate): string {
	const range = booking.wish.occurrences[0]?.range;
	return m.booking_sms_steward({
		who: booking.partnerName ?? booking.associationName,
		what: itemsWords(booking.items),
		when: range ? formatRange(range, today) : ''
	});
}

const HISTORY: Readonly<Record<string, (entry: HistoryEntry) => string>> = {
	'booking.asked': ({ byName: name }) => m.booking_hist_asked({ name }),
	'booking.changed': ({ byName: name }) => m.booking_hist_changed({ name }),
	'booking.withdrawn': ({ byName: name }) => m.booking_hist_withdrawn({ name }),
	'booking.confirmed': ({ byName: name }) => m.booking_hist_confirmed({ name }),
	'booking.refused': ({ byName: name }) => m.booking_hist_refused({ name }),
	'booking.settled': ({ byName: name }) => m.booking_hist_settled({ name }),
	'booking.commented': ({ byName: name }) => m.booking_hist_commented({ name }),
	'booking.proposed': ({ byName: name }) => m.booking_hist_proposed({ name }),
	'booking.joined': ({ byName: name }) => m.booking_hist_joined({ name }),
	'booking.left': ({ byName: name }) => m.booking_hist_left({ name }),
	'units.assigned': ({ byName: name }) => m.booking_hist_units({ name }),
	'handover.noted': ({ byName: name, detail }) =>
		detail['way'] === 'back' ? m.booking_hist_back({ name }) : m.booking_hist_out({ name })
};

/** "Paul Vidal confirme.", with the reason given. */
export function historyWords(entry: HistoryEntry): string {
	const byName = whoWords(entry.byName);
	const said =
		HISTORY[entry.kind]?.({ ...entry, byName }) ?? m.booking_hist_other({ name: byName });
	const reason = entry.detail['reason'];
	return typeof reason === 'string' && reason !== ''
		? `${said} ${m.booking_quoted({ title: reason })}`
		: said;
}
