import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

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

/** Libraries that read files from outside get a folder of their own: the phone keeps them when idle. */
const later = (): Plugin => ({
	name: 'later',
	outputOptions(options) {
		const usual = options.chunkFileNames;
		return {
			...options,
			chunkFileNames: (chunk) => {
				if (chunk.moduleIds.some((id) => id.includes('/node_modules/papaparse/'))) {
					return '_app/immutable/later/[hash].js';
				}
				return typeof usual === 'function' ? usual(chunk) : (usual ?? '[hash].js');
			}
		};
	}
});

export default defineConfig(({ command }) => ({
	plugins: [sveltekit(), later(), ...(command === 'serve' ? [messages()] : [])],
	worker: { format: 'es' as const },
	build: { target: 'es2022' },
	...(relay && {
		server: {
			proxy: { '/api': relay, '/healthz': relay, '/sync': { target: relay, ws: true } }
		}
	})
}));
