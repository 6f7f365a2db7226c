import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '200.html', strict: true }),
		// Registered by src/lib/features/app/update.ts with workbox-window, so that an update is offered, never imposed.
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
		alias: { $paraglide: 'src/lib/i18n/paraglide' },
		typescript: {
			config: (config) => {
				delete config.compilerOptions.paths?.['$lib/*.js'];
				return config;
			}
		}
	}
};
