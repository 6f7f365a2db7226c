import type { Reason } from '../../../domain/standing/types.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Range } from '../../../domain/time/types.ts';
import { formatDate } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { reasonSentence } from '../../../i18n/reason.ts';
import type { Outcome } from './outcome.ts';
import { ownWords } from './own.ts';

/** How the badge beside it is drawn. */
export const outcomeLook = ({ type }: Outcome): 'held' | 'asked' | 'waiting' =>
	type === 'itself' ? 'held' : type === 'steward' ? 'asked' : 'waiting';

/** Said by its cause: only what others have is "already taken". */
const CAUSES: { readonly [T in Reason['type']]?: () => string } = {
	Taken: m.booking_line_taken,
	Closed: m.booking_line_closed,
	OverCapacity: m.booking_line_too_many,
	Retired: m.booking_line_retired
};
export const causeHead = (reason: Reason): string =>
	CAUSES[reason.type]?.() ?? m.booking_line_rule();

export function outcomeHead(outcome: Outcome): string {
	switch (outcome.type) {
		case 'itself':
		case 'steward':
			return m.booking_line_free();
		case 'waits':
			return outcome.own && outcome.behind.length === 0
				? m.booking_line_own()
				: m.booking_line_taken();
		case 'rule':
			return causeHead(outcome.reason);
	}
}

/** Confirmed at once, asked of whom, waiting behind whom. */
export function outcomeMore(outcome: Outcome): string {
	switch (outcome.type) {
		case 'itself':
			return m.booking_line_confirms_itself();
		case 'steward': {
			const { names, had } = outcome;
			const who = names.length > 0 ? names.join(', ') : m.booking_line_a_steward();
			return had === undefined
				? m.booking_line_asked_of({ who })
				: m.booking_line_past_quota({ n: had, who });
		}
		case 'waits': {
			const names = outcome.behind.map((title) => m.booking_quoted({ title })).join(', ');
			const waits = names ? m.booking_line_waits({ names }) : m.booking_ask_waiting_alone();
			return outcome.own ? `${ownWords(outcome.own)}. ${waits}` : waits;
		}
		case 'rule':
			return m.booking_line_rule_waits({ why: reasonSentence(outcome.reason) });
	}
}

const MOST_NAMED = 4;

/** "Toutes les dates", "8 mars, 15 mars", "11 dates". */
export function datesOfOutcome(dates: readonly Range[], all: number): string {
	if (dates.length === all) return m.booking_line_all_dates();
	if (dates.length > MOST_NAMED) return m.booking_dates_title({ n: dates.length });
	return dates.map((range) => formatDate(dateOf(range.start))).join(', ');
}

/** "2 confirmées d'emblée, 1 à demander, 1 en attente": the whole in one line. */
export function outcomesWords(outcomes: readonly Outcome[]): string {
	const count = (...types: Outcome['type'][]) =>
		outcomes.filter((outcome) => types.includes(outcome.type)).length;
	const [itself, steward, waits] = [count('itself'), count('steward'), count('waits', 'rule')];
	return [
		itself > 0 && m.booking_sum_itself({ n: itself }),
		steward > 0 && m.booking_sum_steward({ n: steward }),
		waits > 0 && m.booking_sum_waits({ n: waits })
	]
		.filter((words) => words !== false)
		.join(', ');
}
