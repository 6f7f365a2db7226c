import type { Nonce, OutageId, ResourceId, SpaceId } from '../../domain/ids.ts';
import type { Refusal, Result } from '../../domain/refusal.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { Send } from '../../engine/commands.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { Undo } from '../../ui/undo.svelte.ts';

/** Notes units out of service and back (RS2), with ten seconds to take it back. */
export class Outages {
	problem = $state.raw<Refusal>();
	readonly #space: SpaceId;
	readonly #send: Send;
	readonly #undo: Pick<Undo, 'offer'>;

	constructor(space: SpaceId, send: Send, undo: Pick<Undo, 'offer'>) {
		this.#space = space;
		this.#send = send;
		this.#undo = undo;
	}

	#told(sent: Result<{ readonly gesture: Nonce }>, text: string, opposite: () => Promise<unknown>) {
		this.problem = sent.ok ? undefined : sent.refusal;
		if (!sent.ok) return false;
		const { gesture } = sent.value;
		const undo = async () => {
			const taken = await this.#send('takeBack', { space: this.#space, gesture });
			if (!taken.ok) await opposite();
		};
		this.#undo.offer({ text, undo });
		return true;
	}

	async note(
		resource: ResourceId,
		units: number,
		since: LocalDate,
		until: LocalDate | undefined,
		reason: string
	): Promise<boolean> {
		const said = reason.trim();
		const sent = await this.#send('noteOutage', {
			space: this.#space,
			resource,
			units,
			since,
			...(until ? { until } : {}),
			...(said === '' ? {} : { reason: said })
		});
		return this.#told(sent, m.rules_outage_noted(), async () => {
			if (sent.ok) {
				await this.#send('endOutage', { space: this.#space, outage: sent.value.outage });
			}
		});
	}

	async end(outage: OutageId): Promise<void> {
		const sent = await this.#send('endOutage', { space: this.#space, outage });
		this.problem = sent.ok ? undefined : sent.refusal;
		if (sent.ok) this.#told(sent, m.rules_outage_ended(), () => Promise.resolve());
	}
}
