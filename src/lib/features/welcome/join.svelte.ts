import type { SpaceId } from '$lib/domain/ids.ts';
import { ok, type Refusal, type Result } from '$lib/domain/refusal.ts';
import { previewInvitation, send } from '$lib/engine/send.ts';
import { isWholeCode, shownCode } from './code.ts';

type Found = Extract<Awaited<ReturnType<typeof previewInvitation>>, { ok: true }>['value'];

/** Where the code stands: being typed, asked about, recognised, or not. */
export type Look =
	| { readonly at: 'typing' }
	| { readonly at: 'looking' }
	| { readonly at: 'found'; readonly invitation: Found }
	| { readonly at: 'refused'; readonly refusal: Refusal };

export type Newcomer = { firstName: string; association: string; commune: string };

/** The view-model of "Rejoindre un espace". */
export class Joining {
	code = $state('');
	look = $state.raw<Look>({ at: 'typing' });
	busy = $state(false);
	/** Set once the relay has admitted this phone: a second try only introduces. */
	#admitted: SpaceId | undefined;

	readonly found = $derived(this.look.at === 'found' ? this.look.invitation : undefined);
	readonly bringsAssociation = $derived(this.found?.as.role === 'own');
	/** A reader stays nameless: the list of people is not theirs. */
	readonly asksName = $derived(this.found?.again !== true && this.found?.as.role !== 'lecteur');

	/** Takes what was typed, and asks about it as soon as it is whole. */
	type(text: string): void {
		const next = shownCode(text);
		if (next === this.code) return;
		this.code = next;
		this.look = { at: 'typing' };
		if (isWholeCode(next)) void this.ask();
	}

	async ask(): Promise<void> {
		const code = this.code;
		this.look = { at: 'looking' };
		const answer = await previewInvitation(code);
		// Typing went on meanwhile: the answer is about another code.
		if (code !== this.code) return;
		this.look = answer.ok
			? { at: 'found', invitation: answer.value }
			: { at: 'refused', refusal: answer.refusal };
	}

	/** Joins, then says who came. Refused halfway, it can be called again. */
	async join(newcomer: Newcomer): Promise<Result<SpaceId>> {
		this.busy = true;
		try {
			if (this.#admitted === undefined) {
				const joined = await send('joinSpace', { code: this.code });
				if (!joined.ok) return joined;
				this.#admitted = joined.value.space;
			}
			const space = this.#admitted;
			if (this.asksName) {
				const introduced = await send(
					'introduceMyself',
					introduction(space, newcomer, this.bringsAssociation)
				);
				if (!introduced.ok) return introduced;
			}
			return ok(space);
		} finally {
			this.busy = false;
		}
	}
}

function introduction(space: SpaceId, newcomer: Newcomer, brings: boolean) {
	const commune = newcomer.commune.trim();
	return {
		space,
		firstName: newcomer.firstName.trim(),
		...(brings && {
			association: {
				name: newcomer.association.trim(),
				...(commune && { commune: { name: commune } })
			}
		})
	};
}
