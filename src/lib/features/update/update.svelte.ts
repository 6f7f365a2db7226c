import { Workbox } from 'workbox-window';

/** At most this often, coming back to the app asks whether there is a newer version, ms. */
const ASK_EVERY = 3_600_000;

/** Safari has no idle callback: a while after the start will do. */
const whenIdle = (act: () => void) =>
	'requestIdleCallback' in globalThis ? requestIdleCallback(act) : setTimeout(act, 3000);

/** A new version, offered and never imposed. */
export class Update {
	/** A newer version waits, or another tab has already moved to it. */
	ready = $state(false);
	#workbox: Workbox | undefined;
	#asked = false;
	#lastLook = 0;

	/** Registers the service worker. Call it once, after the first paint. */
	register(now: () => number): void {
		if (!('serviceWorker' in navigator)) return;
		this.#workbox = new Workbox('/service-worker.js');
		this.#workbox.addEventListener('waiting', () => {
			this.ready = true;
		});
		this.#workbox.addEventListener('controlling', ({ isUpdate }) => {
			if (this.#asked) location.reload();
			// Another tab moved on: this one's older chunks may be gone.
			else if (isUpdate) this.ready = true;
		});
		this.#lastLook = now();
		this.#workbox.register().catch((cause: unknown) => {
			// Without it the app still works, online only (a browser that forbids it, plain http).
			console.warn('service worker not registered', cause);
		});
		void navigator.serviceWorker.ready.then((registration) =>
			whenIdle(() => {
				// What is said to an old version that is giving way wakes it again, and it stays: here, or
				// from another tab, which can't know that the update was accepted.
				if (this.#asked || registration.waiting) return;
				registration.active?.postMessage({ type: 'KEEP_LATER' });
			})
		);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') this.#look(now());
		});
	}

	#look(now: number): void {
		if (now - this.#lastLook < ASK_EVERY) return;
		this.#lastLook = now;
		void this.#workbox?.update().catch(() => undefined);
	}

	/** The person said yes: the waiting version takes over, then this page is loaded again. */
	async take(): Promise<void> {
		this.#asked = true;
		const registration = await navigator.serviceWorker.getRegistration();
		if (registration?.waiting) this.#workbox?.messageSkipWaiting();
		else location.reload();
	}
}
