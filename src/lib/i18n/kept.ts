import type { Instant, Zone } from '../domain/time/types.ts';
import { formatInstant } from './dates.ts';
import { m } from './paraglide/messages.js';

/** "Reçue à 14 h 32" once its entry is in the log on this phone's disk; until then, where it is. */
export function keptWords(
	kept: { at: 'received'; number: Instant } | { at: 'phone'; since: Instant },
	now: Instant,
	zone: Zone
): string {
	return kept.at === 'received'
		? m.kept_received_at({ when: formatInstant(kept.number, now, zone) })
		: m.kept_on_phone();
}
