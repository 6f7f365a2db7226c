import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import Field from './Field.svelte';
import Segments from './Segments.svelte';
import Select from './Select.svelte';

overwriteGetLocale(() => 'fr');

test('label, hint and error belong to the field', async () => {
	await render(Field, {
		label: 'Prénom',
		hint: 'Tel que les autres le verront',
		error: 'Il manque.'
	});
	const field = page.getByRole('textbox', { name: 'Prénom' });
	await expect.element(field).toHaveAttribute('aria-invalid', 'true');
	await expect
		.element(field)
		.toHaveAccessibleDescription('Tel que les autres le verront Il manque.');
	await expect.element(page.getByRole('alert')).toHaveTextContent('Il manque.');
});

test('without an error nothing is marked', async () => {
	await render(Field, { label: 'Commune', optional: true });
	const field = page.getByRole('textbox', { name: /Commune/ });
	await expect.element(field).not.toHaveAttribute('aria-invalid');
	await expect.element(page.getByText('(facultatif)')).toBeVisible();
});

test('a select is a labelled list', async () => {
	await render(Select, {
		label: 'Association',
		value: 'b',
		options: [
			{ value: 'a', label: 'Foyer' },
			{ value: 'b', label: 'Club' }
		]
	});
	await expect.element(page.getByRole('combobox', { name: 'Association' })).toHaveValue('b');
});

test('segments are radio buttons: one choice, arrows move it', async () => {
	const seen: string[] = [];
	await render(Segments, {
		legend: 'Répétition',
		value: 'once',
		options: [
			{ value: 'once', label: 'Une fois' },
			{ value: 'weekly', label: 'Chaque semaine' }
		],
		onchange: (value: string) => seen.push(value)
	});
	await expect.element(page.getByRole('group', { name: 'Répétition' })).toBeVisible();
	const once = page.getByRole('radio', { name: 'Une fois' });
	await expect.element(once).toBeChecked();
	const { userEvent } = await import('vitest/browser');
	(once.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(page.getByRole('radio', { name: 'Chaque semaine' })).toBeChecked();
	await expect.poll(() => seen).toEqual(['weekly']);
});
