import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';
import app from './vite.config.ts';

export default mergeConfig(
	app,
	defineConfig({
		test: {
			projects: [
				{
					extends: true,
					test: {
						name: 'unit',
						environment: 'node',
						include: [
							'src/**/*.test.ts',
							'sync-server/**/*.test.ts',
							'tests/{architecture,contracts,convergence,relay,attack}/**/*.test.ts'
						],
						exclude: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts', '**/node_modules/**']
					}
				},
				{
					extends: true,
					optimizeDeps: {
						include: [
							'dexie',
							'yjs',
							'y-indexeddb',
							'y-websocket',
							'valibot',
							'@internationalized/date'
						]
					},
					test: {
						name: 'browser',
						include: ['src/**/*.browser.test.ts', 'src/**/*.svelte.test.ts'],
						browser: {
							enabled: true,
							headless: true,
							screenshotFailures: false,
							provider: playwright({
								launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS }
							}),
							viewport: { width: 390, height: 844 },
							instances: [{ browser: 'chromium' }]
						}
					}
				}
			]
		}
	})
);
