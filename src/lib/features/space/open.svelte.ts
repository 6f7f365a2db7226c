import type { SpaceId } from '$lib/domain/ids.ts';
import { lastSpace } from '$lib/store/setting.ts';
import { setSpace, type CurrentSpace } from '$lib/store/space.svelte.ts';
import { afterFirstPaint } from '$lib/ui/paint.ts';

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
