/// <reference types="@sveltejs/kit" />
/**
 * Keeps every route and chunk on the phone after one visit, so that any address opens offline.
 * A new version waits until a tab says so: an update is offered, never imposed.
 */
import { build, files, prerendered, version } from '$service-worker';
import { addPlugins, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** The page that every address of the app opens with. */
const SHELL = '/200.html';
/** Answered by the relay, never by the shell. */
const RELAY = [/^\/api\//, /^\/c\//, /^\/sync\//, /^\/healthz$/, /^\/metrics$/];
/** Read when needed: communes by département, pictures only the system asks for, the font's licence. */
const NOT_AHEAD = [/^\/communes\//, /^\/icons\/.*\.png$/, /^\/fonts\/.*\.txt$/, /\/later\//];
/** What reads other people's files, and English (scripts/bundle/later.ts): kept once the phone is idle. */
const LATER = /\/later\//;
const LATER_CACHE = 'later';

/** Kit also lists what the chunks of some workers were called before they had a name. */
const built = build.filter((url) => !url.includes('~{'));

addPlugins([
	{
		/**
		 * One file missing on the server must not keep the app from being installed: it is fetched
		 * when asked for. A network that drops does fail the installation, which the browser repeats.
		 */
		handlerDidError: async ({ error, event, request }) => {
			if (event.type !== 'install' || new URL(request.url).pathname === SHELL) return undefined;
			const status: unknown = 'details' in error && statusIn(error.details);
			return status === 404 || status === 410 ? new Response(null, { status }) : undefined;
		}
	}
]);

const statusIn = (details: unknown): unknown =>
	typeof details === 'object' && details !== null && 'status' in details && details.status;

/**
 * The shell names built files, which carry their hash: it is new whenever one of them is, whether
 * or not the build was given a new name.
 */
const shellRevision = (): string => {
	let hash = 0;
	for (const letter of built.join()) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
	return `${version}-${(hash >>> 0).toString(36)}`;
};

precacheAndRoute(
	[
		{ url: SHELL, revision: shellRevision() },
		// Built files carry their hash in their name.
		...built.filter((url) => !LATER.test(url)).map((url) => ({ url, revision: null })),
		...[...files, ...prerendered]
			.filter((url) => !NOT_AHEAD.some((pattern) => pattern.test(url)))
			.map((url) => ({ url, revision: version }))
	],
	// "/" is the shell's, by the route below.
	{ directoryIndex: '', cleanURLs: false }
);
registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { denylist: RELAY }));

registerRoute(
	({ url, sameOrigin }) => sameOrigin && LATER.test(url.pathname),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);

/** Where another app sends a file to (static/manifest.webmanifest), and where it waits. */
const RECEIVE = '/recevoir';
const RECEIVED = { cache: 'received', at: '/recu/fichier', name: 'X-File-Name' } as const;
/** More than any import takes: such a file isn't kept. */
const MOST_RECEIVED = 12_000_000;

/** Keeps one file until an import takes it, network or not; what was there before gives way. */
async function receive(request: Request): Promise<Response> {
	const form = await request.formData();
	const file = form.getAll('file').find((part) => part instanceof File);
	await caches.delete(RECEIVED.cache);
	if (file !== undefined && file.size <= MOST_RECEIVED) {
		const headers = {
			'Content-Type': file.type || 'application/octet-stream',
			[RECEIVED.name]: encodeURIComponent(file.name)
		};
		await (await caches.open(RECEIVED.cache)).put(RECEIVED.at, new Response(file, { headers }));
	}
	const isTooLarge = file !== undefined && file.size > MOST_RECEIVED;
	return Response.redirect(isTooLarge ? '/recu?trop' : '/recu', 303);
}
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === RECEIVE,
	({ request }) => receive(request),
	'POST'
);

const wanted = built.filter((url) => LATER.test(url));

/** Hashed files never change: those that are kept are not asked for again. */
async function addLater(): Promise<void> {
	const cache = await caches.open(LATER_CACHE);
	for (const url of wanted) if (!(await cache.match(url))) await cache.add(url);
}

/**
 * Keeps what this version reads later, and lets go of what older ones did; not of what a newer one
 * brought along, that waits to be accepted.
 */
async function keepLater(): Promise<void> {
	const cache = await caches.open(LATER_CACHE);
	const { installing, waiting } = self.registration;
	if (installing || waiting) return addLater();
	for (const kept of await cache.keys()) {
		if (!wanted.includes(new URL(kept.url).pathname)) await cache.delete(kept);
	}
	await addLater();
}

// An update brings them along, so that accepting it with no network takes no words away.
self.addEventListener('install', (event) => {
	if (self.registration.active) event.waitUntil(addLater().catch(() => undefined));
});

self.addEventListener('message', (event) => {
	const said: unknown = event.data;
	const type = typeof said === 'object' && said !== null && 'type' in said ? said.type : undefined;
	if (type === 'SKIP_WAITING') void self.skipWaiting();
	// No network just now: the next start asks again.
	if (type === 'KEEP_LATER') event.waitUntil(keepLater().catch(() => undefined));
});

// The first visit is kept too: its page is served from here without being loaded again.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
