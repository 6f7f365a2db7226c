import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { later } from './scripts/bundle/later.ts';
import { sharedWorker } from './scripts/bundle/shared-worker.ts';
import { together } from './scripts/bundle/together.ts';
import { words } from './scripts/bundle/words.ts';

/** In development Vite stands in front of the relay, so that both are one origin as in production. */
const relay = process.env.RELAY;

/** Follows the message files while one works; a build compiles them first (scripts/messages.mjs). */
const messages = () =>
	paraglideVitePlugin({
		project: './src/lib/i18n/project.inlang',
		outdir: './src/lib/i18n/paraglide',
		strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
		emitTsDeclarations: true
	});

export default defineConfig(({ command }) => ({
	plugins: [
		sveltekit(),
		sharedWorker(),
		words(),
		together(),
		later(),
		...(command === 'serve' ? [messages()] : [])
	],
	// The form Dexie ships for today's browsers, of which only what is called is kept.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	worker: { format: 'es' as const },
	build: {
		target: 'es2022',
		modulePreload: {
			// A screen kept for later comes from the phone, which has all that screens share by then: a list
			// of that in each of forty small files is bytes for nothing. Styles are waited for, so they stay.
			resolveDependencies: (file: string, deps: string[]) =>
				file.includes('/later/') ? deps.filter((dep) => !dep.includes('/chunks/')) : deps
		}
	},
	...(relay && {
		server: {
			// As objects: of a bare address Vite changes the Host, and the relay asks that it be the page's.
			// `/sync` alone would also catch `/sync-server/wire`, which the engine is made of.
			proxy: {
				'/api': { target: relay },
				'/healthz': { target: relay },
				'^/sync/': { target: relay, ws: true }
			}
		}
	})
}));
