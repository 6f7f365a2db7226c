import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { createTurns } from './turns.svelte.ts';

/** What a page has to do of its own accord: a timer that is due. */
const otherWork = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('pieces are drawn a few at a time, and other work comes in between', async () => {
	let all = $state(0);
	let turns: { readonly current: number } | undefined;
	const seen: number[] = [];
	const stop = $effect.root(() => {
		turns = createTurns(3, () => all);
		$effect(() => {
			seen.push(turns?.current ?? 0);
		});
	});
	flushSync();
	await otherWork();
	expect(seen, 'nothing to draw yet').toEqual([3]);

	all = 7;
	flushSync();
	expect(seen, 'none in the same task').toEqual([3]);
	await expect.poll(() => seen).toEqual([3, 6, 9]);

	await otherWork();
	expect(seen, 'all of them stand').toEqual([3, 6, 9]);
	stop();
});

test('a screen that is left draws nothing more', async () => {
	let turns: { readonly current: number } | undefined;
	const stop = $effect.root(() => {
		turns = createTurns(1, () => 100);
	});
	flushSync();
	stop();
	await otherWork();
	expect(turns?.current).toBe(1);
});
