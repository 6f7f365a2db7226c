import { readCalendar } from '../../formats/calendar/read/read.ts';
import type { Window } from '../../formats/calendar/read/series.ts';

/** A file to read; answered by how far it has come, then by what it says. */
export type ReadOrder = { readonly bytes: Uint8Array; readonly window: Window };
export type ReadAnswer =
	| { readonly type: 'progress'; readonly read: number; readonly of: number }
	| { readonly type: 'read'; readonly made: ReturnType<typeof readCalendar> };

const say = (answer: ReadAnswer) => {
	self.postMessage(answer);
};
self.addEventListener('message', ({ data }: MessageEvent<ReadOrder>) => {
	const made = readCalendar(data.bytes, data.window, (read, of) => {
		say({ type: 'progress', read, of });
	});
	say({ type: 'read', made });
});
