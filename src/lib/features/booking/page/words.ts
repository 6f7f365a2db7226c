import type { LocalDate } from '../../../domain/time/types.ts';
import { formatRange } from '../../../i18n/dates.ts';
import { itemsWords } from '../../../i18n/items.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import { settleSentence } from '../../../i18n/reason.ts';
import { groundWords } from '../../../i18n/grounds.ts';
import type { Ground } from '../../../store/grounds.ts';
import type { SettleReason } from '../../../domain/standing/types.ts';
import type { Shown } from '../../../store/shown.ts';
import type { DateOfBooking } from './items.ts';
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
export function whyWords(item: ItemRow, grounds: readonly Ground[], today: LocalDate): string[] {
	const names = [...new Set(item.with.map((one) => m.booking_quoted({ title: one.title })))];
	const sentences = [
		...item.settle
			.filter((reason) => !CAUSES.has(reason))
			.map((reason) => `${settleSentence(reason)}.`),
		...causeWords([item], grounds, today),
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

/** Why a date has to be settled though no other booking is in the way, each in a sentence. */
export function causeWords(
	items: readonly Pick<ItemRow, 'settle'>[],
	grounds: readonly Ground[],
	today: LocalDate
): string[] {
	const known = grounds.map((ground) => `${groundWords(ground, today)}.`);
	const told = new Set<SettleReason>(
		grounds.map(({ type }) => (type === 'closed' ? 'closed' : 'outOfService'))
	);
	const rest = new Set(items.flatMap((item) => item.settle));
	const others = [...rest].filter((reason) => CAUSES.has(reason) && !told.has(reason));
	return [...known, ...others.map((reason) => `${settleSentence(reason)}.`)];
}
const CAUSES = new Set<SettleReason>(['closed', 'outOfService', 'retired']);

/** What leaving it as it stands means: with two of them, keeping both. */
export function keepWords(
	items: readonly Pick<ItemRow, 'settle'>[],
	withOthers: boolean
): { readonly keep: string; readonly more: string } {
	const reasons = new Set(items.flatMap((item) => item.settle));
	if (withOthers || ![...CAUSES].some((reason) => reasons.has(reason)))
		return { keep: m.booking_opt_keep(), more: m.booking_opt_keep_more() };
	const keep = reasons.has('closed')
		? m.answer_keep_closed()
		: reasons.has('outOfService')
			? m.answer_keep_out()
			: m.answer_keep_retired();
	return { keep, more: m.answer_keep_more() };
}

/** A text message to whoever asked for what a closure or an outage cuts into. */
export function smsOfCause(
	{ title }: Pick<BookingRow, 'title'>,
	date: DateOfBooking,
	causes: readonly string[],
	today: LocalDate
): string {
	return m.answer_sms({
		title,
		what: itemsWords(date.items),
		when: formatRange(date.range, today),
		why: causes.map((words) => words.replace(/\.$/, '')).join(', ')
	});
}

/** "Prévenir le référent": what was asked, when, by whom. */
export function smsToSteward(booking: BookingRow, date: DateOfBooking, today: LocalDate): string {
	return m.booking_sms_steward({
		who: booking.partnerName ?? booking.associationName,
		what: itemsWords(date.items),
		when: formatRange(date.range, today)
	});
}

/** Begins a message to whoever answers for a booking: which one it is about. */
export function smsAbout({ title }: BookingRow, date: DateOfBooking, today: LocalDate): string {
	return m.booking_sms_contact({ title, when: formatRange(date.range, today) });
}
