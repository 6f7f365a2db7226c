/**
 * Runs a piece of work over and over, never twice at once: `poke` while it runs means once more. The
 * work begins when whoever poked is done: a document tells of an entry before it tells the disk, and
 * work begun in between would take that entry for one already kept. A failure ends it and is handed
 * on.
 */
export function createPump(
	work: () => Promise<void>,
	failed: (cause: unknown) => void
): { poke(): void; stop(): Promise<void> } {
	let again = false;
	let stopped = false;
	/** Set before the work begins: it may poke at once. */
	let busy = false;
	let running: Promise<void> | undefined;

	async function run(): Promise<void> {
		while (again && !stopped) {
			again = false;
			await work();
		}
	}

	function start(): void {
		if (busy || stopped || !again) return;
		busy = true;
		running = Promise.resolve()
			.then(run)
			.catch((cause: unknown) => {
				stopped = true;
				failed(cause);
			})
			.finally(() => {
				busy = false;
				running = undefined;
				start();
			});
	}

	return {
		poke() {
			again = true;
			start();
		},
		async stop() {
			stopped = true;
			await running;
		}
	};
}
