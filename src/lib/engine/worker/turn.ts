/** Runs while it is this worker's turn; ends when the signal aborts, or earlier by itself. */
export type Run = (signal: AbortSignal) => Promise<void>;

const isAbort = (cause: unknown): boolean =>
	cause instanceof DOMException && cause.name === 'AbortError';

/** Between the end of a turn and lining up again, ms; twice as long each time one fails at once. */
const PAUSE = 500;
const LONGEST_PAUSE = 60_000;
/** What fails later than this after its beginning did some work first, ms. */
const AT_ONCE = 10_000;

/**
 * One engine per browser: waits in line for the lock, and runs while it holds it. `steal` takes the
 * lock from a holder that no longer answers; that one's run is told to stop, and lines up again.
 */
export function takeTurns(lock: string, run: Run): { steal(): void } {
	let holding = false;
	let line = new AbortController();
	let pause: ReturnType<typeof setTimeout> | undefined;
	let failures = 0;

	async function take(how: LockOptions, given: AbortSignal): Promise<void> {
		const turn = new AbortController();
		let began = Infinity;
		let failed = false;
		try {
			await navigator.locks.request(lock, how, async () => {
				holding = true;
				began = performance.now();
				try {
					await run(turn.signal);
				} finally {
					holding = false;
				}
			});
		} catch (cause) {
			if (!isAbort(cause)) {
				console.error('the engine stopped', cause);
				// Where the browser keeps nothing it will fail again: a phone has no power to waste on that.
				failed = performance.now() - began < AT_ONCE;
			}
			turn.abort();
		}
		// Whatever ended it, the phone gets its breath back; unless the line was left in order to steal.
		const breath = Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE);
		failures = failed ? failures + 1 : 0;
		if (!given.aborted) pause = setTimeout(lineUp, failed ? breath : PAUSE);
	}

	function lineUp(): void {
		line = new AbortController();
		void take({ signal: line.signal }, line.signal);
	}
	lineUp();

	return {
		steal() {
			if (holding) return;
			clearTimeout(pause);
			line.abort();
			line = new AbortController();
			void take({ steal: true }, line.signal);
		}
	};
}
