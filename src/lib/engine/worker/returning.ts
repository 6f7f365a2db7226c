import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { readLog } from '../../register/log.ts';
import type * as Y from 'yjs';
import type { Device } from '../device.ts';
import { postJson } from '../post.ts';
import { deleteDatabase, replicaName, type CopyInUse } from '../replica-names.ts';
import { backoff, LONGEST_WAIT } from './backoff.ts';
import { ticketFor, type Clock } from './clock.ts';
import { giveBack, type GaveBack } from './hand-in.ts';
import { hasAllOf } from './has-all-of.ts';
import { openReplica, type Replica } from './replica.ts';
import { linkRoom, type RoomLink } from './room-link.ts';

/** A copy on its way back to a relay that was restored, and the new copy that takes its place. */
export type Returning = {
	/** The relay doesn't know these entries for its own: nothing more can be done from here. */
	readonly stuck: boolean;
	readonly heard: number;
	/** Why the relay doesn't let this phone take the room anew. */
	readonly refusal: Refusal | undefined;
	/** Tries now. */
	wake(): void;
	close(): Promise<void>;
};

type Wiring = {
	readonly space: SpaceId;
	readonly room: Room;
	/** The copy that has more than the relay; screens show it until the new one is whole. */
	readonly doc: Y.Doc;
	readonly inUse: CopyInUse;
	readonly device: Device;
	readonly clock: Clock;
	/** R7: erased as far as this phone has read. */
	readonly isErased: (key: string) => boolean;
	/** The relay has let this phone in once, as far as is known here. */
	readonly wasLetIn: () => boolean;
	readonly changed: () => void;
	/** The new copy is on disk and has all the old one had: it may take its place. */
	readonly whole: (inUse: CopyInUse) => void;
};

/** Gives back, then takes the room anew beside the old copy. Killed at any moment, it begins again. */
export function startReturning(wiring: Wiring): Returning {
	const { space, room, doc, inUse, device, clock, changed } = wiring;
	const copy = inUse.copy + 1;
	let fresh: Replica | undefined;
	let line: RoomLink | undefined;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let stuck = false;
	let closed = false;
	let replaced = false;
	let running: Promise<void> | undefined;

	const give = async (from: Y.Doc, generation: number): Promise<GaveBack> => {
		const [, ticket] = await ticketFor(space, device, clock);
		return giveBack({ space, room, generation, entries: readLog(from), ticket }, postJson);
	};
	const later = (wait: number): void => {
		clearTimeout(retry);
		if (!closed) retry = setTimeout(begin, wait);
	};

	async function letGo(): Promise<void> {
		line?.close();
		line = undefined;
		await fresh?.close();
		fresh = undefined;
	}

	/** What an earlier try has taken may be of a relay restored again since, and all that is left of it. */
	async function run(): Promise<void> {
		await letGo();
		const begun = await openReplica(replicaName(space, room, copy));
		const outcomes = [await give(doc, inUse.generation)];
		if (outcomes[0]?.how === 'given') outcomes.push(await give(begun.doc, outcomes[0].generation));
		const last = outcomes.at(-1);
		stuck = outcomes.some(({ how }) => how === 'foreign');
		if (closed || last?.how !== 'given') {
			await begun.close();
			if (!closed) later(stuck ? LONGEST_WAIT * (0.5 + Math.random() / 2) : wait());
			changed();
			return;
		}
		fresh = begun;
		take(begun, last.generation);
		changed();
	}
	const wait = (): number => backoff(tries++, Math.random());

	function take(replica: Replica, generation: number): void {
		line = linkRoom({
			space,
			room,
			doc: replica.doc,
			generation,
			device,
			clock,
			refused: () => undefined,
			changed: () => {
				changed();
				look();
			},
			behind: () => void startAnew(),
			beganAnew: true,
			wasLetIn: wiring.wasLetIn
		});
	}

	/** What was begun is of another log than the relay's: it has been given back, and is begun again. */
	async function startAnew(): Promise<void> {
		await letGo();
		await deleteDatabase(replicaName(space, room, copy));
		later(wait());
	}

	function look(): void {
		if (replaced || line?.live !== true || fresh === undefined || running !== undefined) return;
		const { generation } = line;
		// Asked before: what comes while it is written may not be on disk when the copies change over.
		const all = hasAllOf(fresh.doc, doc, wiring.isErased);
		running = fresh
			.stored()
			.then((kept) => {
				if (closed || !kept || line?.live !== true) return;
				if (!all) return later(wait());
				replaced = true;
				wiring.whole({ copy, generation });
			})
			.finally(() => {
				running = undefined;
			});
	}

	function begin(): void {
		clearTimeout(retry);
		if (closed || running !== undefined) return;
		running = run()
			.catch((cause: unknown) => {
				console.error('a copy could not be given back', cause);
				later(wait());
			})
			.finally(() => {
				running = undefined;
				look();
			});
	}
	begin();

	return {
		get stuck() {
			return stuck;
		},
		get heard() {
			return line?.heard ?? 0;
		},
		get refusal() {
			return line?.refusal;
		},
		wake() {
			tries = 0;
			if (line === undefined) begin();
			else line.wake(true);
		},
		async close() {
			closed = true;
			clearTimeout(retry);
			await running?.catch(() => undefined);
			await letGo();
		}
	};
}
