import type { SpaceId } from '../../domain/ids.ts';
import { db } from '../../store/db.ts';
import type { Device } from '../device.ts';
import type { Clock } from '../worker/clock.ts';
import { createPump } from '../worker/pump.ts';
import { carryFiles } from './carry.ts';
import { askAfterSoon, findMissed } from './missed.ts';
import { tidyFiles } from './tidy.ts';

/** While something waits, how often it is tried again at first, and at last, ms. */
const AGAIN = 15_000;
const LONGEST = 10 * 60_000;
/** How often a space's files are looked over, and after the relay was away, ms. */
const LOOK_OVER = 60 * 60_000;
const LOOK_AGAIN = 10 * 60_000;

export type Carrier = {
	/** Something may be there to carry, or a way to. */
	poke(): void;
	/** The space's relay was restored, and may have lost files. */
	restored(space: SpaceId): void;
	stop(): Promise<void>;
};

/** Carries photos and papers while the engine runs. */
export function createCarrier(means: {
	readonly device: Device;
	readonly clock: Clock;
	readonly network: { readonly online: boolean };
}): Carrier {
	const over = new AbortController();
	const refusedAt = new Map<string, number>();
	const lookAt = new Map<SpaceId, number>();
	let retry: ReturnType<typeof setTimeout> | undefined;
	let wait = AGAIN;
	const report = (cause: unknown): void => console.error('photos could not be carried', cause);
	const pump = createPump(round, report);

	/** A disk that fails now may not in a while: the rest of the engine says so, and this goes on. */
	async function round(): Promise<void> {
		clearTimeout(retry);
		try {
			if (!means.network.online || !(await carry()) || over.signal.aborted) return;
		} catch (cause) {
			report(cause);
			wait = LONGEST;
		}
		retry = setTimeout(() => pump.poke(), wait);
		wait = Math.min(wait * 2, LONGEST);
	}

	/** Answers whether there is more to do soon. */
	async function carry(): Promise<boolean> {
		await lookOver();
		if ((await db.blobs.where('unsent').equals(1).count()) === 0) return false;
		return carryFiles(means, refusedAt, over.signal);
	}

	async function lookOver(): Promise<void> {
		const now = Date.now();
		for (const { id, kind, roles } of await db.spaces.toArray()) {
			if (over.signal.aborted || now < (lookAt.get(id) ?? 0)) continue;
			await tidyFiles(id, now);
			const mayBring = roles.some(({ role }) => role === 'responsable' || role === 'gestionnaire');
			const found = kind === 'example' || !mayBring || (await findMissed(id, means, now));
			lookAt.set(id, now + (found ? LOOK_OVER : LOOK_AGAIN));
		}
	}

	return {
		poke() {
			wait = AGAIN;
			pump.poke();
		},
		restored(space) {
			askAfterSoon(space).then(() => {
				lookAt.delete(space);
				pump.poke();
			}, report);
		},
		async stop() {
			over.abort();
			clearTimeout(retry);
			await pump.stop();
		}
	};
}
