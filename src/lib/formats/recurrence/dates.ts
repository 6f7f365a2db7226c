import { ok, refused, type Result } from '../../domain/refusal.ts';
import { MOST_DATES } from '../../domain/recurrence/repeat.ts';
import { dateOf } from '../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Zone } from '../../domain/time/types.ts';
import { BoundedIterator, EndOfWalk } from './bounded.ts';
import { everydayRule, walkEveryday } from './everyday.ts';
import { partsOf, type RuleParts } from './parts.ts';
import { isCountedByYear, walkYears } from './years.ts';
import ICAL from 'ical.js';

export type Repeating = {
	/** What stands behind `RRULE:`. */
	readonly rule: string;
	/** Its first date, as wall time of its own zone. */
	readonly start: LocalDateTime;
	readonly zone: Zone;
	/** Dates before this one are left out. */
	readonly from?: LocalDate | undefined;
	/** Last date it may begin on, whatever the rule says (T4). */
	readonly until: LocalDate;
	/** At most this many (BK10). */
	readonly most?: number | undefined;
};

export type RuleDates = {
	/** Wall times, in order. */
	readonly dates: readonly LocalDateTime[];
	/** Why there are no more: the rule's own end, ours, too many, or too long a search. */
	readonly ends: 'rule' | 'until' | 'most' | 'steps';
};

/**
 * The dates a rule of RFC 5545 means, the first date among them only if the rule says so. Refused:
 * what is no rule, or one that the library can't walk. Never hangs and never throws.
 */
export function datesOfRule(wish: Repeating): Result<RuleDates, { readonly type: 'RuleUnread' }> {
	const parts = partsOf(wish.rule, wish.zone);
	if (parts === undefined) return refused({ type: 'RuleUnread' });
	const walk = walkOf(parts, wish);
	return walk === undefined ? refused({ type: 'RuleUnread' }) : keep(walk, parts, wish);
}

function walkOf(parts: RuleParts, wish: Repeating): Walk | undefined {
	const everyday = everydayRule(parts, dateOf(wish.start));
	if (everyday !== undefined) return walkEveryday(everyday, parts, wish);
	return isCountedByYear(parts) ? walkYears(parts, wish) : walkRule(parts, wish);
}

/** Wall times one after the other. Ends with why, when it is not because there are no more. */
export type Walk = Generator<LocalDateTime, 'rule' | 'until' | 'steps' | 'unread'>;

function keep(
	walk: Walk,
	parts: RuleParts,
	wish: Repeating
): Result<RuleDates, { readonly type: 'RuleUnread' }> {
	const { from = dateOf(wish.start), until, most = MOST_DATES } = wish;
	const dates: LocalDateTime[] = [];
	let seen = 0;
	for (;;) {
		if (parts.count !== undefined && seen >= parts.count) return ok({ dates, ends: 'rule' });
		const { value, done } = walk.next();
		if (done === true) {
			return value === 'unread' ? refused({ type: 'RuleUnread' }) : ok({ dates, ends: value });
		}
		seen += 1;
		if (parts.until !== undefined && value > parts.until) return ok({ dates, ends: 'rule' });
		if (dateOf(value) > until) return ok({ dates, ends: 'until' });
		if (dateOf(value) < from) continue;
		if (dates.length === most) return ok({ dates, ends: 'most' });
		dates.push(value);
	}
}

function* walkRule(parts: RuleParts, { start, until }: Repeating): Walk {
	const ends = parts.until !== undefined && parts.until <= `${until}T23:59` ? 'rule' : 'until';
	try {
		const rule = ICAL.Recur.fromString(parts.text);
		// Its own count is counted where dates are kept; the end also ends the library's search.
		rule.count = null;
		rule.until = ICAL.Time.fromString(`${until}T23:59:59`, null);
		const dtstart = ICAL.Time.fromString(`${start}:00`, null);
		const iterator = new BoundedIterator({ rule, dtstart });
		for (let time = iterator.next(); time !== null; time = iterator.next()) {
			// ISO text to the minute: the form of wall times here.
			yield time.toString().slice(0, 16) as LocalDateTime;
		}
		return ends;
	} catch (error) {
		if (!(error instanceof EndOfWalk)) return 'unread';
		return error.why === 'until' ? ends : error.why;
	}
}
