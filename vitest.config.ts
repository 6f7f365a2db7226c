import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';

// Messages are compiled beforehand (scripts/messages.mjs): the bundler plugin would keep the run from ending.
const alias = { $lib: fileURLToPath(new URL('src/lib', import.meta.url)) };

// Beyond these a test hangs; how long things take is printed, never judged.
const patience = {
	testTimeout: 180_000,
	hookTimeout: 180_000,
	expect: { poll: { timeout: 60_000 } }
};

export default defineConfig({
	test: {
		// Left alone, a run on two cores uses one.
		maxWorkers: 2,
		// The seed of what properties draw (tests/draws.ts).
		env: { DRAWS: process.env['DRAWS'] ?? '20261127' },
		projects: [
			{
				resolve: { alias },
				test: {
					...patience,
					name: 'unit',
					environment: 'node',
					include: [
						'src/**/*.test.ts',
						'sync-server/**/*.test.ts',
						'tests/architecture/**/*.test.ts'
					],
					exclude: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts', '**/node_modules/**'],
					// Pure functions, which keep nothing from one file to the next but the language spoken.
					isolate: false,
					setupFiles: ['tests/french.ts', 'tests/draws.ts']
				}
			},
			{
				resolve: { alias },
				test: {
					...patience,
					name: 'relay',
					environment: 'node',
					include: ['tests/{contracts,convergence,relay,attack}/**/*.test.ts']
				}
			},
			{
				plugins: [svelte()],
				resolve: { alias },
				optimizeDeps: {
					include: [
						'axe-core',
						'dexie',
						'papaparse',
						'fflate',
						'ical.js',
						'yjs',
						'y-indexeddb',
						'y-websocket',
						'valibot',
						'@internationalized/date',
						'lib0/hash/sha256',
						'lib0/buffer',
						'lib0/decoding',
						'lib0/encoding'
					]
				},
				test: {
					...patience,
					name: 'browser',
					include: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts'],
					setupFiles: ['tests/empty-phone.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
							// T1: what a phone abroad shows is the space's time, in every test.
							contextOptions: { timezoneId: 'Pacific/Auckland' }
						}),
						viewport: { width: 390, height: 844 },
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
