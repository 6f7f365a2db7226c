import type { Instant, Zone } from '../domain/time/types.ts';
import { formatInstant } from './dates.ts';
import { ofName } from './of-name.ts';
import { m } from './paraglide/messages.js';

type Kept =
	| { at: 'received'; number: Instant }
	| { at: 'phone'; since: Instant }
	| { at: 'other'; by: 'phone' | 'copy'; name: string; since: Instant };

/**
 * "Reçue à 14 h 32" once its entry is in the log on this phone's disk; until then, where it is, or who
 * says so. In an `example` nobody receives anything.
 */
export function keptWords(kept: Kept, now: Instant, zone: Zone, example = false): string {
	if (example) return m.kept_example();
	switch (kept.at) {
		case 'received':
			return m.kept_received_at({ when: formatInstant(kept.number, now, zone) });
		case 'phone':
			return m.kept_on_phone();
		case 'other':
			if (kept.by === 'copy') return m.kept_by_copy();
			return kept.name === '' ? m.kept_by_other() : m.kept_by_phone({ of: ofName(kept.name) });
	}
}
