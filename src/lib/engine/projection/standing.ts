import type { ShownStanding } from '../../store/rows.ts';

/** What most needs to be known comes first. */
const URGENCY: readonly ShownStanding[] = [
	'askedTaken',
	'waiting',
	'refused',
	'askedFree',
	'held',
	'confirmed',
	'withdrawn'
];

/** The one standing shown for several items. */
export function mostUrgent(standings: readonly ShownStanding[]): ShownStanding {
	return URGENCY.find((standing) => standings.includes(standing)) ?? 'withdrawn';
}
