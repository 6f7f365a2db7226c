import type { DeviceId, FactKey, SpaceId } from '../../domain/ids.ts';
import { createBook } from '../../domain/standing/book.ts';
import type { Instant, Zone } from '../../domain/time/types.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { createLineage } from '../../register/fold/lineage.ts';
import { createState, type SpaceState } from '../../register/fold/state.ts';
import type { LogEntry } from '../../register/log.ts';
import { keyOf, readFact } from '../../register/text.ts';
import { deviceBroughtBy } from '../../register/trust.ts';

/** A space's log as folded so far, and what rows need to know of it beside the state. */
export type Fold = {
	readonly state: SpaceState;
	readonly counts: Record<Room, number>;
	readonly inLog: ReadonlySet<FactKey>;
	readonly admitted: ReadonlyMap<DeviceId, Instant>;
	append(room: Room, entries: readonly LogEntry[]): void;
};

export function createFold(space: SpaceId, zone: Zone): Fold {
	const lineage = createLineage(() => createState(space, createBook(zone)));
	const { state } = lineage;
	const counts = { register: 0, people: 0 };
	const inLog = new Set<FactKey>();
	const admitted = new Map<DeviceId, Instant>();
	return {
		state,
		counts,
		inLog,
		admitted,
		append(room, entries) {
			for (const entry of entries) {
				const read = readFact(entry.text);
				lineage.append(room, entry, read);
				counts[room] += 1;
				inLog.add(read.ok ? read.value.key : keyOf(entry.text));
				const device = read.ok ? deviceBroughtBy(read.value.fact) : undefined;
				if (device !== undefined && !admitted.has(device)) admitted.set(device, entry.number);
			}
		}
	};
}
