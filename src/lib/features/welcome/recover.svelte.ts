import type { SpaceId } from '$lib/domain/ids.ts';
import { ok, type Result } from '$lib/domain/refusal.ts';
import { previewSheet, send } from '$lib/engine/send.ts';
import { isWholeCode, SHEET_CODE, shownCode } from './code.ts';
import type { Look } from './join.svelte.ts';

/** The view-model of "Revenir avec une feuille de secours". */
export class Recovering {
	code = $state('');
	look = $state.raw<Look>({ at: 'typing' });
	/** Whoever made the sheet comes back as themselves; anybody else says their name. */
	who = $state<'maker' | 'other'>('maker');
	busy = $state(false);
	/** Set once the relay has admitted this phone: a second try only introduces. */
	#admitted: SpaceId | undefined;

	readonly found = $derived(this.look.at === 'found' ? this.look.invitation : undefined);

	type(text: string): void {
		const next = shownCode(text, SHEET_CODE);
		if (next === this.code) return;
		this.code = next;
		this.look = { at: 'typing' };
		if (isWholeCode(next, SHEET_CODE)) void this.ask();
	}

	async ask(): Promise<void> {
		const code = this.code;
		this.look = { at: 'looking' };
		const answer = await previewSheet(code);
		if (code !== this.code) return;
		this.look = answer.ok
			? { at: 'found', invitation: answer.value }
			: { at: 'refused', refusal: answer.refusal };
	}

	/** Comes back; refused halfway, it can be called again. */
	async comeBack(firstName: string): Promise<Result<SpaceId>> {
		this.busy = true;
		try {
			const again = this.who === 'maker';
			if (this.#admitted === undefined) {
				const joined = await send('joinSpace', { code: this.code, sheet: true, again });
				if (!joined.ok) return joined;
				this.#admitted = joined.value.space;
			}
			const space = this.#admitted;
			if (!again) {
				const introduced = await send('introduceMyself', { space, firstName: firstName.trim() });
				if (!introduced.ok) return introduced;
			}
			return ok(space);
		} finally {
			this.busy = false;
		}
	}
}
