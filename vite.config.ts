import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

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
	plugins: [sveltekit(), ...(command === 'serve' ? [messages()] : [])],
	worker: { format: 'es' as const },
	build: { target: 'es2022' },
	...(relay && {
		server: {
			proxy: { '/api': relay, '/healthz': relay, '/sync': { target: relay, ws: true } }
		}
	})
}));
