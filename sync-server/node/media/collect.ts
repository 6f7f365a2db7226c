import { isKey, type SpaceId } from '../../../src/lib/domain/ids.ts';
import { createBook } from '../../../src/lib/domain/standing/book.ts';
import type { Instant, Zone } from '../../../src/lib/domain/time/types.ts';
import { appendEntry } from '../../../src/lib/register/fold/append.ts';
import { createState } from '../../../src/lib/register/fold/state.ts';
import type { LogEntry } from '../../../src/lib/register/log.ts';
import type { MediaStore } from './store.ts';

const DAY = 24 * 60 * 60_000;
/** How long bytes stay that the register no longer speaks of: time to change one's mind. */
export const KEPT_UNWANTED = 30 * DAY;
const KEPT_UNFINISHED = 7 * DAY;
const EVERY = DAY;

type World = {
	readonly media: MediaStore;
	readonly entries: (space: SpaceId) => readonly LogEntry[];
	readonly now: () => Instant;
};

/** Hashes of all files on a space's things, by the very fold the phones use. */
export function wantedBy(space: SpaceId, entries: readonly LogEntry[]): ReadonlySet<string> {
	// No date is looked at, so no zone matters.
	const state = createState(space, createBook('Europe/Paris' as Zone));
	for (const entry of entries) appendEntry(state, 'register', entry);
	const files = [...state.resources.values()].flatMap((resource) => resource.files);
	return new Set(files.flatMap(({ hash, thumb }) => [hash, thumb?.hash ?? hash]));
}

/** Once a day, lets go of bytes that no thing has had for thirty days. */
export class MediaCollector {
	readonly #world: World;
	#last: Instant;

	constructor(world: World) {
		this.#world = world;
		this.#last = world.now();
	}

	/** To be called often; does something once a day. */
	tend(): void {
		const now = this.#world.now();
		if (now - this.#last < EVERY) return;
		this.#last = now;
		this.collect();
	}

	/** Answers how many files went. A register that can't be read to its end keeps all it has. */
	collect(): number {
		const { media, entries, now } = this.#world;
		const before = now() - KEPT_UNWANTED;
		media.forgetUnfinished(now() - KEPT_UNFINISHED);
		let gone = 0;
		for (const space of media.spacesToLookAt(before)) {
			if (!isKey<SpaceId>(space)) continue;
			gone += media.collect(space, wantedBy(space, entries(space)), now(), before);
		}
		return gone;
	}
}
