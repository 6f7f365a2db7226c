import { getContext, setContext } from 'svelte';

/** Ten seconds: unsent rows wait as long in the outbox, so undoing is taking them back. */
export const UNDO_SECONDS = 10;

/** Calls back after so many milliseconds, until cancelled. Tests pass their own. */
export type Timer = (milliseconds: number, call: () => void) => () => void;

const realTimer: Timer = (milliseconds, call) => {
	const handle = setTimeout(call, milliseconds);
	return () => clearTimeout(handle);
};

export type UndoOffer = {
	readonly text: string;
	/** What the button says; "Annuler" unless what is undone is itself a cancelling. */
	readonly label?: string | undefined;
	readonly undo: () => void | Promise<void>;
};

/** The one thing that can be undone now: a new offer takes the place of the one before. */
export class Undo {
	current = $state.raw<UndoOffer | undefined>(undefined);
	#cancel: () => void = () => undefined;
	readonly #timer: Timer;

	constructor(timer: Timer = realTimer) {
		this.#timer = timer;
	}

	/** "Retour noté" with its undo, for ten seconds. */
	offer(offer: UndoOffer): void {
		this.#cancel();
		this.current = offer;
		this.#cancel = this.#timer(UNDO_SECONDS * 1000, () => this.close());
	}

	close(): void {
		this.#cancel();
		this.current = undefined;
	}

	async take(): Promise<void> {
		const offer = this.current;
		this.close();
		await offer?.undo();
	}
}

const KEY = Symbol('undo');

/** Called once, by the root layout: an offer survives moving to another page. */
export const setUndo = (undo: Undo): Undo => setContext(KEY, undo);

/** `getUndo().offer({ text, undo })`, while a component initialises. */
export const getUndo = (): Undo => getContext<Undo>(KEY);
