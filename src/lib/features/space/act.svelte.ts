import type { CommandName, Done, Input } from '$lib/engine/commands.ts';
import { send } from '$lib/engine/send.ts';
import { refusalSentence } from '$lib/i18n/refusal.ts';
import type { SpaceId } from '$lib/domain/ids.ts';
import { getUndo } from '$lib/ui/undo.svelte.ts';

export type Act = {
	/** Why the last gesture was refused, in words; undefined when it was not. */
	readonly refused: string | undefined;
	/** What the last gesture did, in words. */
	readonly said: string | undefined;
	/** Sends a command. `said` is told when it succeeds; with `undo` it can be taken back for ten seconds. */
	run<C extends CommandName>(
		name: C,
		input: Input<C>,
		tell?: { readonly said: string; readonly undoIn?: SpaceId }
	): Promise<Done<C> | undefined>;
};

/** One gesture at a time on a page, with its refusal or its success in words. */
export function createAct(): Act {
	const undo = getUndo();
	let refused = $state<string>();
	let said = $state<string>();
	return {
		get refused() {
			return refused;
		},
		get said() {
			return said;
		},
		async run(name, input, tell) {
			refused = undefined;
			said = undefined;
			const done = await send(name, input);
			if (!done.ok) {
				refused = refusalSentence(done.refusal);
				return undefined;
			}
			const { gesture } = done.value;
			const space = tell?.undoIn;
			if (tell !== undefined && space !== undefined)
				undo.offer({
					text: tell.said,
					undo: async () => {
						const back = await send('takeBack', { space, gesture });
						if (!back.ok) refused = refusalSentence(back.refusal);
					}
				});
			else said = tell?.said;
			return done.value;
		}
	};
}
