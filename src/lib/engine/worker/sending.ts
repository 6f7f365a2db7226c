import type { Instant } from '../../domain/time/types.ts';
import type { Room } from '../../register/facts/kinds.ts';
import type { OutboxRow } from '../../store/rows.ts';

/** Most bytes of text on their way at a time. */
const MOST_BYTES = 256 * 1024;

const utf8 = new TextEncoder();
const sizeOf = (row: OutboxRow): number => utf8.encode(row.text).byteLength + row.sig.length;

/** Waits, unless the clock has been set back since: then nobody knows for how long, so it may go. */
const waits = (row: OutboxRow, now: Instant): boolean => row.notBefore > now && row.at <= now;

/**
 * Which rows of a room may leave now, in the order they were written. A row that waits holds back
 * later rows about the same entity, and lets the others pass. What is on its way counts against the
 * most; one row always fits.
 */
export function nextToSend(
	rows: readonly OutboxRow[],
	room: Room,
	underway: ReadonlySet<string>,
	now: Instant
): OutboxRow[] {
	const waiting = new Set<string>();
	const going: OutboxRow[] = [];
	let bytes = 0;
	for (const row of rows) {
		if (waits(row, now) || waiting.has(row.entity)) {
			waiting.add(row.entity);
			continue;
		}
		if (row.room !== room) continue;
		const size = sizeOf(row);
		if (bytes > 0 && bytes + size > MOST_BYTES) break;
		bytes += size;
		if (!underway.has(row.key)) going.push(row);
	}
	return going;
}

/** When the next waiting row may leave. */
export function nextMoment(rows: readonly OutboxRow[], now: Instant): Instant | undefined {
	const later = rows.filter((row) => waits(row, now)).map((row) => row.notBefore);
	return later.length === 0 ? undefined : Math.min(...later);
}
