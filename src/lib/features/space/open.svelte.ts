import type { SpaceId } from '$lib/domain/ids.ts';
import { db } from '$lib/store/db.ts';
import { lastSpace } from '$lib/store/setting.ts';
import { setSpace, type CurrentSpace } from '$lib/store/space.svelte.ts';
import { afterFirstPaint } from '$lib/ui/paint.ts';

/** Opens the database while what draws the screen is still on its way. Whoever reads is told why not. */
export function openAhead(): void {
	db.open().catch(() => undefined);
}

/**
 * Makes a space the current one: pages below read it from context, the next start comes back to
 * it, and the engine starts once this screen has been painted.
 */
export function openSpace(id: () => SpaceId): CurrentSpace {
	const space = setSpace(id);
	$effect(() => {
		if (space.row !== undefined) void lastSpace.write(space.row.id);
	});
	$effect(() =>
		afterFirstPaint(() => {
			void import('$lib/engine/start.ts').then(({ startEngine }) => startEngine());
		})
	);
	return space;
}
