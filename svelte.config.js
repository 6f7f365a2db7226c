import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({
			fallback: '200.html',
			pages: process.env.BUILD_DIR ?? 'build',
			precompress: true,
			strict: true
		}),
		// Registered by src/lib/features/app/update.ts with workbox-window, so that an update is offered, never imposed.
		serviceWorker: { register: false },
		// Named after the sources: the same sources give the same files, hash for hash.
		version: { name: process.env.BUILD_ID ?? 'unnamed', pollInterval: 0 },
		alias: { $paraglide: 'src/lib/i18n/paraglide' },
		typescript: {
			config: (config) => {
				delete config.compilerOptions.paths?.['$lib/*.js'];
				return config;
			}
		}
	}
};
