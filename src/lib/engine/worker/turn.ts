/** Runs while it is this worker's turn; ends when the signal aborts, or earlier by itself. */
export type Run = (signal: AbortSignal) => Promise<void>;

const isAbort = (cause: unknown): boolean =>
	cause instanceof DOMException && cause.name === 'AbortError';

/**
 * One engine per browser: waits in line for the lock, and runs while it holds it. `steal` takes the
 * lock from a holder that no longer answers; that one's run is told to stop, and lines up again.
 */
export function takeTurns(lock: string, run: Run): { steal(): void } {
	let holding = false;
	let line = new AbortController();

	const hold = async (): Promise<void> => {
		const turn = new AbortController();
		holding = true;
		stop = turn;
		try {
			await run(turn.signal);
		} finally {
			holding = false;
		}
	};
	let stop: AbortController | undefined;

	const wait = async (steal: boolean): Promise<void> => {
		line = new AbortController();
		const how = steal ? { steal: true } : { signal: line.signal };
		try {
			await navigator.locks.request(lock, how, hold);
		} catch (cause) {
			if (!isAbort(cause)) console.error('the engine stopped', cause);
			stop?.abort();
			// Left the line in order to steal: that request goes on by itself.
			if (line.signal.aborted) return;
		}
		void wait(false);
	};
	void wait(false);

	return {
		steal() {
			if (holding) return;
			line.abort();
			void wait(true);
		}
	};
}
