import type { SpaceId } from '../../domain/ids.ts';
import { same } from '../../register/fold/merge.ts';
import { db } from '../../store/db.ts';
import type { LinkRow } from '../../store/rows.ts';
import { inEpoch } from './epoch.ts';
import type { SpaceLink } from './space-link.ts';

/** While nothing else changes, "connu à …" needn't be truer than this, ms. */
const MINUTE = 60_000;

/** Writes where the link stands, when that is different from what was written last. */
export function createLinkState(
	space: SpaceId,
	epoch: number
): { write(state: SpaceLink['state']): Promise<void> } {
	let written: LinkRow | undefined;
	return {
		async write({ at, heard, refusal }) {
			const before = written ?? (await db.links.get(space));
			const since = before?.at === at ? before.since : Date.now();
			const next: LinkRow = { space, at, since, heard: heard ?? before?.heard, refusal };
			const news = (next.heard ?? 0) - (before?.heard ?? 0) >= MINUTE;
			const quiet = { ...next, heard: before?.heard };
			if (written !== undefined && !news && same(quiet, before)) return;
			await inEpoch(epoch, [db.links, db.spaces], async () => {
				// Taken off this phone meanwhile: nothing of it comes back.
				if ((await db.spaces.get(space)) !== undefined) await db.links.put(next);
			});
			written = next;
		}
	};
}
