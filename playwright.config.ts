import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs';

export default defineConfig({
	testDir: 'tests/e2e',
	fullyParallel: true,
	workers: 3,
	// What is waited for in its own time is waited for beside the others, of which two cores tell two.
	projects: [
		{ name: 'patient', testMatch: 'away.spec.ts', workers: 1 },
		{ name: 'stories', testIgnore: 'away.spec.ts', workers: 2 }
	],
	retries: 0,
	// Beyond these a story hangs; how long things take is printed, never judged.
	timeout: 600_000,
	expect: { timeout: 120_000 },
	reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
	outputDir: 'test-results',
	use: {
		viewport: { width: 390, height: 844 },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		// Every step recorded costs a sixth of the whole run; `--trace on` for the one being looked into.
		trace: 'off',
		launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS }
	}
});
