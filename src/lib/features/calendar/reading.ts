import type { readCalendar } from '../../formats/calendar/read/read.ts';
import type { Window } from '../../formats/calendar/read/series.ts';
import type { ReadAnswer, ReadOrder } from './read.worker.ts';

type Made = ReturnType<typeof readCalendar>;

/** Reads a calendar beside the page. `stop` ends it at once, wherever it is; nothing is kept. */
export function readBeside(
	bytes: Uint8Array,
	window: Window,
	progress: (read: number, of: number) => void
): { readonly made: Promise<Made | 'stopped'>; stop(): void } {
	const worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
	let stop = () => {};
	const made = new Promise<Made | 'stopped'>((resolve, reject) => {
		stop = () => {
			worker.terminate();
			resolve('stopped');
		};
		worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
			if (data.type === 'progress') progress(data.read, data.of);
			else {
				worker.terminate();
				resolve(data.made);
			}
		});
		worker.addEventListener('error', (event) => {
			worker.terminate();
			reject(new Error(event.message));
		});
	});
	const order: ReadOrder = { bytes, window };
	worker.postMessage(order);
	return { made, stop };
}
