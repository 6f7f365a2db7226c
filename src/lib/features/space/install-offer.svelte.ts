import { getContext, setContext } from 'svelte';

/** Chromium's event, absent from the DOM's types. */
type InstallEvent = Event & { prompt(): Promise<unknown> };

const canPrompt = (event: Event): event is InstallEvent =>
	'prompt' in event && typeof event.prompt === 'function';

/**
 * The browser's offer to install, kept until a person asks for it. It comes once, early, so it is
 * listened for from the root layout on.
 */
export class InstallOffer {
	#event = $state.raw<InstallEvent>();

	get ready(): boolean {
		return this.#event !== undefined;
	}

	listen(target: Window): void {
		target.addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			if (canPrompt(event)) this.#event = event;
		});
		target.addEventListener('appinstalled', () => {
			this.#event = undefined;
		});
	}

	/** Only within a gesture; an offer serves once. */
	async take(): Promise<void> {
		const event = this.#event;
		this.#event = undefined;
		await event?.prompt();
	}
}

const KEY = Symbol('install-offer');
export const setInstallOffer = (offer: InstallOffer): InstallOffer => setContext(KEY, offer);
export const getInstallOffer = (): InstallOffer => getContext<InstallOffer>(KEY);
