import type { Result } from '../../domain/refusal.ts';
import type { ErrandDone, ErrandInput, ErrandName, Report } from './errands.ts';
import type { Order } from './worker.ts';

/**
 * Sends a worker on an errand; `progress` hears how far it is, from 0 to 1. What it held in memory goes
 * with it.
 */
export function ask<E extends ErrandName>(
	name: E,
	input: ErrandInput<E>,
	progress: (share: number) => void = () => undefined
): Promise<Result<ErrandDone<E>>> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	const order: Order = { name, input };
	const done = new Promise<Result<ErrandDone<E>>>((resolve, reject) => {
		worker.onerror = () => reject(new Error(`no worker for ${name}`));
		worker.onmessage = ({ data }: MessageEvent<Report>) => {
			if (data.type === 'share') progress(data.share);
			else if (data.type === 'failed') reject(new Error(data.why));
			// What the errand of this name answers.
			else resolve(data.answer as Result<ErrandDone<E>>);
		};
	});
	worker.postMessage(order);
	return done.finally(() => worker.terminate());
}
