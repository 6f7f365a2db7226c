import { isKey, type ClosureId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Send } from '../../engine/commands.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { ResourceRow } from '../../store/rows.ts';
import type { Undo } from '../../ui/undo.svelte.ts';
import { closureRange, type ClosureForm } from './closure-form.ts';
import type { ClosureOf } from './closed.ts';

/** Closes and lifts (RS5), with ten seconds to take it back. */
export class Closures {
	problem = $state.raw<Refusal>();
	readonly #send: Send;
	readonly #undo: Pick<Undo, 'offer'>;

	constructor(send: Send, undo: Pick<Undo, 'offer'>) {
		this.#send = send;
		this.#undo = undo;
	}

	/** True once it is on this phone. */
	async add(row: ResourceRow, form: ClosureForm): Promise<boolean> {
		const range = closureRange(form);
		if (range === undefined) return false;
		const { space, association } = row;
		const reason = form.reason.trim();
		const sent = await this.#send('addClosure', {
			space,
			association,
			...range,
			...(form.scope === 'one' ? { resources: [row.id] } : {}),
			...(reason === '' ? {} : { reason })
		});
		this.problem = sent.ok ? undefined : sent.refusal;
		if (!sent.ok) return false;
		const { gesture, closure } = sent.value;
		this.#undo.offer({
			text: m.rules_closure_added(),
			undo: async () => {
				const taken = await this.#send('takeBack', { space, gesture });
				if (!taken.ok) await this.#send('liftClosure', { space, closure });
			}
		});
		return true;
	}

	async lift(row: ResourceRow, { id }: ClosureOf): Promise<void> {
		if (!isKey<ClosureId>(id)) return;
		const { space } = row;
		const sent = await this.#send('liftClosure', { space, closure: id });
		this.problem = sent.ok ? undefined : sent.refusal;
		if (!sent.ok) return;
		const { gesture } = sent.value;
		this.#undo.offer({
			text: m.rules_closure_lifted(),
			undo: async () => {
				await this.#send('takeBack', { space, gesture });
			}
		});
	}
}
