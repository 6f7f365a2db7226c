import { refused, type Refusal, type Result } from '$lib/domain/refusal.ts';
import { errand } from '$lib/engine/send.ts';
import type { ErrandDone, ErrandInput, ErrandName } from '$lib/engine/send.ts';

/** One piece of work at a time, with how far it is. */
export class Errand {
	/** From 0 to 1 while it runs. */
	share = $state<number>();
	refusal = $state.raw<Refusal>();

	readonly busy = $derived(this.share !== undefined);

	/** Runs one; its refusal is kept to be shown. A worker that failed is a file nobody can read. */
	async run<E extends ErrandName>(name: E, input: ErrandInput<E>): Promise<Result<ErrandDone<E>>> {
		this.refusal = undefined;
		this.share = 0;
		const answer = await errand(name, input, (share) => (this.share = share)).catch(
			(cause: unknown) => {
				console.error(name, cause);
				return refused<Refusal>({ type: 'CopyDamaged' });
			}
		);
		this.share = undefined;
		if (!answer.ok) this.refusal = answer.refusal;
		return answer;
	}
}
