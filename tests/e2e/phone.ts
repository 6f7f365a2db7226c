import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';

export type PhoneOptions = {
	/** Whether the browser may keep the app for later, with no network; half of a visit's work. */
	readonly installs?: boolean;
	/** False: its owner blocks all that sites keep, which the browser also refuses to read. */
	readonly keeps?: boolean;
	/** What its owner reads first. */
	readonly locale?: 'fr-FR' | 'en-GB';
	readonly colorScheme?: 'light' | 'dark';
	readonly viewport?: { readonly width: number; readonly height: number };
};

/** As the browser's own settings write it: cookies, databases and the rest are blocked (2). */
async function blockStorage(folder: string): Promise<void> {
	await mkdir(join(folder, 'Default'));
	const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
	await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
}

/**
 * Someone's phone: a browser with storage of its own on disk, so that closing and opening it again
 * is what it says. It counts taps, and remembers what went wrong and what was asked of strangers.
 */
export class Phone {
	readonly owner: string;
	readonly origin: string;
	readonly #folder: string;
	readonly #options: PhoneOptions;
	#context: BrowserContext | undefined;
	#page: Page | undefined;
	#offline = false;
	taps = 0;
	/** Addresses outside the origin that were asked for. */
	readonly strangers: string[] = [];
	/** Uncaught errors and refused resources, as the console says them. */
	readonly troubles: string[] = [];

	private constructor(owner: string, origin: string, folder: string, options: PhoneOptions) {
		this.owner = owner;
		this.origin = origin;
		this.#folder = folder;
		this.#options = options;
	}

	static async make(owner: string, origin: string, options: PhoneOptions = {}): Promise<Phone> {
		const folder = await mkdtemp(join(tmpdir(), 'la-remise-phone-'));
		if (options.keeps === false) await blockStorage(folder);
		const phone = new Phone(owner, origin, folder, options);
		await phone.open();
		return phone;
	}

	get page(): Page {
		if (!this.#page) throw new Error(`${this.owner}'s browser is closed.`);
		return this.#page;
	}
	get context(): BrowserContext {
		if (!this.#context) throw new Error(`${this.owner}'s browser is closed.`);
		return this.#context;
	}

	/** Opens the browser, with whatever it kept, and leaves it on an empty page. */
	async open(): Promise<void> {
		const { colorScheme = 'light', viewport = { width: 390, height: 844 } } = this.#options;
		const { locale = 'fr-FR', installs = true } = this.#options;
		const executablePath = findChromium();
		const context = await chromium.launchPersistentContext(this.#folder, {
			...(executablePath && { executablePath }),
			args: CHROMIUM_FLAGS,
			viewport,
			colorScheme,
			locale,
			timezoneId: 'Europe/Paris',
			serviceWorkers: installs ? 'allow' : 'block',
			permissions: ['clipboard-read', 'clipboard-write']
		});
		context.setDefaultTimeout(120_000);
		this.#context = context;
		await context.setOffline(this.#offline);
		context.on('request', (request) => this.#watch(request.url()));
		context.on('page', (page) => this.#listen(page));
		this.#page = context.pages()[0] ?? (await context.newPage());
		this.#listen(this.#page);
	}
	/** Goes on in another tab; the one in hand stays open. */
	goOnIn(page: Page): void {
		this.#page = page;
	}
	/** Closes the tab in hand and goes on in another. */
	async useTab(page: Page): Promise<void> {
		await this.page.close();
		this.goOnIn(page);
	}
	async close(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
		this.#page = undefined;
	}
	async dispose(): Promise<void> {
		await this.close();
		await rm(this.#folder, { recursive: true, force: true });
	}

	async setOffline(offline: boolean): Promise<void> {
		this.#offline = offline;
		await this.context.setOffline(offline);
	}

	async goto(path: string): Promise<void> {
		await this.page.goto(this.origin + path);
	}
	/** One tap, counted. */
	async tap(target: Locator): Promise<void> {
		this.taps += 1;
		await target.click();
	}
	/** A field typed into counts as one tap. */
	async type(target: Locator, text: string): Promise<void> {
		this.taps += 1;
		await target.fill(text);
	}
	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name });
	}
	link(name: string | RegExp): Locator {
		return this.page.getByRole('link', { name });
	}
	field(name: string | RegExp): Locator {
		return this.page.getByLabel(name);
	}

	/** The service worker answers for this page: from here on it opens without a network. */
	async isInstalled(): Promise<void> {
		await expect
			.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller !== null))
			.toBe(true);
	}

	/** What is kept once the phone is idle is there too: printing, importing, the other language. */
	async isComplete(): Promise<void> {
		await this.isInstalled();
		// As the service worker lists them: the folder also has those of builds before this one.
		const listed = await readFile('build/service-worker.js', 'utf8');
		const wanted = new Set(listed.match(/\/later\/[\w-]+\.(?:js|css)/g)).size;
		expect(wanted).toBeGreaterThan(0);
		const kept = () =>
			this.page.evaluate(async () => (await (await caches.open('later')).keys()).length);
		await expect.poll(kept).toBe(wanted);
	}

	#watch(address: string): void {
		if (/^(data|blob|about|chrome|devtools):/.test(address)) return;
		if (new URL(address).host !== new URL(this.origin).host) this.strangers.push(address);
	}
	#listen(page: Page): void {
		page.on('pageerror', (error) => this.troubles.push(`${error.name}: ${error.message}`));
		page.on('websocket', (socket) => this.#watch(socket.url()));
		page.on('console', (message) => {
			if (message.type() !== 'error') return;
			// A link that is down, or goes down meanwhile, is told to the console by the browser itself.
			if (
				/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET)|WebSocket/.test(
					message.text()
				)
			)
				return;
			this.troubles.push(message.text());
		});
	}
}
