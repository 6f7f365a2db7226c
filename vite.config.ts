import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** In development Vite stands in front of the relay, so that both are one origin as in production. */
const relay = process.env.RELAY;

export default defineConfig({
	plugins: [
		sveltekit(),
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/paraglide',
			strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
			emitTsDeclarations: true
		})
	],
	worker: { format: 'es' },
	build: { target: 'es2022' },
	...(relay && {
		server: {
			proxy: { '/api': relay, '/healthz': relay, '/sync': { target: relay, ws: true } }
		}
	})
});
