import type { SpaceId } from '../domain/ids.ts';

/**
 * What tabs and the engine tell each other. `written`: rows were added to or taken from an outbox;
 * `spaces`: a space came to or left this phone; `network`: what a page hears of the network, since a
 * worker may hear nothing; `wake`: the page is back, try now; `ask` and `here`: is an engine answering?
 */
export type Note =
	| { readonly type: 'written'; readonly space: SpaceId }
	| { readonly type: 'spaces' }
	| { readonly type: 'network'; readonly online: boolean }
	| { readonly type: 'wake' }
	| { readonly type: 'ask' }
	| { readonly type: 'here' };

const NAME = 'la-remise/engine';

/** The channel all tabs and workers of this browser share. */
export function openChannel(hear: (note: Note) => void): {
	say(note: Note): void;
	close(): void;
} {
	const channel = new BroadcastChannel(NAME);
	channel.onmessage = (event: MessageEvent<Note>) => hear(event.data);
	return {
		say: (note) => channel.postMessage(note),
		close: () => channel.close()
	};
}

/** Says one thing to whoever listens: the engine, wherever it runs. */
export function tell(note: Note): void {
	const channel = new BroadcastChannel(NAME);
	channel.postMessage(note);
	channel.close();
}
