import type { Instant } from '../../domain/time/types.ts';
import type { LogEntry } from '../../register/log.ts';
import type { OutboxRow } from '../../store/rows.ts';

/**
 * An example never meets a relay: the phone numbers its facts itself, by the relay's rule, so that
 * someone trying it sees standings as they would be.
 */
export function numberLocally(
	rows: readonly OutboxRow[],
	last: Instant,
	now: Instant
): (LogEntry & { room: OutboxRow['room'] })[] {
	let number = last;
	return rows.map(({ room, text }) => {
		number = Math.max(number + 1, now);
		return { room, number, mac: 'example', text };
	});
}
