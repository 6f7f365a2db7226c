import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Badge from './Badge.svelte';
import { BADGE_ICONS, lookOf, type BadgeLook } from './badge.ts';
import { SHAPES } from './icon/shapes.ts';

const said = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

test('a badge says its standing by word, icon and outline', async () => {
	const { container } = await render(Badge, {
		st: 'waiting',
		children: said('En liste d’attente')
	});
	const badge = container.querySelector('.badge');
	expect(badge?.getAttribute('data-st')).toBe('waiting');
	expect(badge?.textContent).toContain('En liste d’attente');
	expect(badge?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});

test('[R3] a guess about an unsent booking is drawn as asked, whatever the guess', () => {
	expect(lookOf('askedFree')).toBe('asked');
	expect(lookOf('askedTaken')).toBe('asked');
});

test('every look has an icon that is drawn', () => {
	for (const look of Object.keys(BADGE_ICONS) as BadgeLook[])
		expect(SHAPES[BADGE_ICONS[look]].length).toBeGreaterThan(0);
});
