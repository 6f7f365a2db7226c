import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import Dialog from './Dialog.svelte';

overwriteGetLocale(() => 'fr');

const words = createRawSnippet(() => ({ render: () => '<p>Ce qu’il a écrit reste.</p>' }));

test('it is a named modal dialog that Escape and its own button close', async () => {
	const shown = await render(Dialog, { open: true, title: 'Retirer l’accès ?', children: words });
	const dialog = page.getByRole('dialog', { name: 'Retirer l’accès ?' });
	await expect.element(dialog).toBeVisible();
	expect(document.querySelector('dialog')?.matches(':modal')).toBe(true);
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByText('Ce qu’il a écrit reste.')).not.toBeInTheDocument();
	await shown.rerender({ open: true });
	await page.getByRole('button', { name: 'Fermer' }).click();
	await expect.element(page.getByText('Ce qu’il a écrit reste.')).not.toBeInTheDocument();
});
