import { runErrand, type ErrandName } from './errands.ts';

/** What a page sends its worker for; a worker runs one errand, and ends. */
export type Order = { readonly name: ErrandName; readonly input: unknown };

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
	void runErrand(data.name, data.input, (report) => self.postMessage(report));
});
