import type { LocalDate } from '../../../domain/time/types.ts';
import { formatRange } from '../../../i18n/dates.ts';
import { itemsWords } from '../../../i18n/items.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import { settleSentence } from '../../../i18n/reason.ts';
import type { Shown } from '../../../store/shown.ts';
import { toldWords } from '../../../i18n/told.ts';
import type { BookingBrief, BookingRow, ItemRow } from '../../../store/rows.ts';

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
