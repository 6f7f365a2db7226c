import { compile } from '@inlang/paraglide-js';

/** Compiles French and English messages to `src/lib/i18n/paraglide`, as the bundler plugin does. */
await compile({
	project: './src/lib/i18n/project.inlang',
	outdir: './src/lib/i18n/paraglide',
	strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
	emitTsDeclarations: true
});
process.exit(0);
