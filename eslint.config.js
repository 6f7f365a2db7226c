import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.cache/',
			'data/',
			'src/lib/i18n/paraglide/',
			'src/lib/i18n/project.inlang/',
			'test-results/',
			'screenshots/'
		]
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'no-console': ['error', { allow: ['error', 'warn'] }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: [
			'src/lib/domain/**',
			'src/lib/register/**',
			'sync-server/room/**',
			'sync-server/wire/**'
		],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'Time is an argument.' },
				{ object: 'Math', property: 'random', message: 'Chance is an argument.' },
				{ object: 'crypto', property: 'randomUUID', message: 'Chance is an argument.' },
				{ object: 'crypto', property: 'getRandomValues', message: 'Chance is an argument.' }
			]
		}
	},
	{
		files: ['scripts/**', 'tests/**', 'sync-server/node/**', 'sync-server/*.ts'],
		rules: { 'no-console': 'off' }
	},
	{
		// Playwright reads a fixture's needs from its first parameter, which must be a pattern.
		files: ['tests/e2e/**'],
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
	}
);
