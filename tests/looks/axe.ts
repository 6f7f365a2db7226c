import axe from 'axe-core';

/** 7:1, as ux.md asks for; it says all that 4.5:1 would. */
const CONTRAST = 'color-contrast-enhanced';
const OFF = [
	'color-contrast',
	// Of whole pages, which these are not: tests/e2e/screens.spec.ts looks at those.
	'document-title',
	'html-has-lang',
	'landmark-one-main',
	'page-has-heading-one',
	'region'
];

/** What axe finds on what is shown, each with where, in light and in dark; wants the kit's styles. */
export async function faultsInBothLights(): Promise<string[]> {
	const rules = Object.fromEntries([
		[CONTRAST, { enabled: true }],
		...OFF.map((rule) => [rule, { enabled: false }])
	]);
	const found: string[] = [];
	for (const theme of ['light', 'dark']) {
		document.documentElement.dataset['theme'] = theme;
		const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] });
		for (const { id, nodes } of violations)
			found.push(...nodes.map(({ target }) => `${theme}, ${id}: ${target.join(' ')}`));
	}
	delete document.documentElement.dataset['theme'];
	return found;
}
