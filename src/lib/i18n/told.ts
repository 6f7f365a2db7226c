import type { Standing } from '../domain/standing/types.ts';
import { m } from './paraglide/messages.js';
import { standingWords } from './standing.ts';

type Told = Standing | 'askedFree' | 'askedTaken' | 'settle';

/**
 * A badge's words with what a neighbour would add: with whom to settle, behind whom one waits, that
 * it has not been received. `others` are the bookings in the way, by name.
 */
export function toldWords(told: Told, others: readonly string[] = []): string {
	const names = others.slice(0, 2).join(', ');
	switch (told) {
		case 'settle':
			return names ? m.booking_told_settle_with({ names }) : m.standing_settle();
		case 'waiting':
			return names ? m.booking_told_waiting_behind({ names }) : m.standing_waiting();
		case 'askedFree':
			return m.booking_told_asked_free();
		case 'askedTaken':
			return m.booking_told_asked_taken();
		case 'held':
			return m.booking_told_held();
		default:
			return standingWords(told);
	}
}
