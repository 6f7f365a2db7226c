import { dateOf, timeOf } from '../../../domain/time/date.ts';
import type { Instant, Range, Zone } from '../../../domain/time/types.ts';
import { localOf } from '../../../domain/time/zoned.ts';
import { formatDate, formatDay, formatTime } from '../../../i18n/dates.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import type { Across } from './across.ts';
import { canHave, isOwn, type Offer } from './offer.ts';
import { ownNames, ownWords } from './own.ts';

/** "12 libres sur 32", "Libre", "Prise jusqu'à 20 h", or the rule that forbids it. */
export function offerWords(offer: Offer, range: Range): string {
	const { own } = offer;
	if (own?.within && own.left > 0) {
		return m.booking_own_within_left({ names: ownNames(own), n: own.left });
	}
	if (own && (own.within || (isOwn(offer) && canHave(offer)))) return ownWords(own);
	if (offer.across) return acrossWords(offer.row.body.capacity, offer.across);
	const total = offer.row.body.capacity;
	const rule = offer.reasons.find((reason) => reason.type !== 'Taken');
	if (rule) return reasonSentence(rule);
	if (offer.free > 0) {
		return total === 1
			? m.booking_free()
			: m.booking_free_of({ n: offer.free, total: formatNumber(total) });
	}
	const first = offer.taking[0];
	if (!first || offer.takenUntil === undefined) return m.booking_none_free();
	// What is free at first and taken later is said by its beginning.
	if (first.from > range.from && offer.takenUntil >= range.to) {
		return m.booking_taken_from({ time: clock(first.from, range.zone) });
	}
	const until = localOf(offer.takenUntil, range.zone);
	return dateOf(until) === dateOf(range.start)
		? m.booking_taken_until({ time: formatTime(timeOf(until)) })
		: m.booking_taken_until_day({
				day: `${formatDay(dateOf(until))}, ${formatTime(timeOf(until))}`
			});
}

/** "Libre 11 fois sur 12", "au moins 12 sur 32 à chaque date". */
function acrossWords(capacity: number, { total, free, least, missing }: Across): string {
	if (free === 0) return m.booking_across_none({ total });
	if (missing.length > 0) return m.booking_across_some({ n: free, total });
	if (capacity === 1) return m.booking_across_all({ total });
	return least === capacity
		? m.booking_across_whole({ total })
		: m.booking_across_least({ n: least, total: formatNumber(capacity) });
}

/** More dates than this are counted, not named. */
const MOST_NAMED = 3;

/** "Pas le 8 mars. Déjà prise par « Kermesse ».": the dates on which there is none, and why first. */
export function missingWords({ missing, free, why }: Across): string | undefined {
	const [first] = missing;
	if (first === undefined) return undefined;
	const names = (why?.titles ?? []).map((title) => m.booking_quoted({ title }));
	const said = why && reasonSentence(why.reason, why.reason.type === 'Taken' ? names : []);
	const firstSaid =
		said && m.booking_across_why({ day: formatDate(dateOf(first.start)), why: said });
	if (free === 0) return firstSaid;
	const days = missing.slice(0, MOST_NAMED).map((range) => formatDate(dateOf(range.start)));
	const more = missing.length - days.length;
	const not =
		more > 0
			? m.booking_across_not_more({ days: days.join(', '), n: more })
			: m.booking_across_not({ days: days.join(', ') });
	if (!said) return not;
	return `${not}. ${missing.length === 1 ? said : firstSaid}`;
}

const clock = (at: Instant, zone: Zone) => formatTime(localOf(at, zone));

/** The second line: where it is, who has some of it, who decides. */
export function offerDetail(offer: Offer, range: Range): string {
	const { row, taking, readyAt, takenUntil } = offer;
	const parts = [row.body.place?.commune?.name, row.body.place?.site].filter(
		(one) => one !== undefined
	);
	const missing = offer.across && missingWords(offer.across);
	if (missing) return missing;
	const [first] = offer.across ? [] : taking;
	if (first && offer.lacking.length > 0) {
		return m.booking_part_taken({ part: offer.lacking.join(', '), title: first.title });
	}
	if (first && row.body.capacity === 1 && offer.free === 0) {
		const turnaround = readyAt !== undefined && takenUntil !== undefined && readyAt > takenUntil;
		return turnaround
			? m.booking_turnaround_until({ title: first.title, time: clock(readyAt, range.zone) })
			: first.title;
	}
	if (first) {
		parts.push(m.booking_taking_some({ n: formatNumber(first.quantity), title: first.title }));
	}
	if (row.body.room?.seats !== undefined) parts.push(m.booking_seats({ n: row.body.room.seats }));
	const steward = stewardWords(offer);
	if (steward) parts.push(steward);
	return parts.join(', ');
}

/** "Paul Vidal confirme", when someone must. */
function stewardWords({ row }: Offer): string | undefined {
	if (row.body.policy?.confirm !== 'steward') return undefined;
	const [first] = row.stewards;
	return first ? m.booking_steward_confirms({ name: first.name }) : m.booking_stewards_confirm();
}
