import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import Stepper from './Stepper.svelte';

overwriteGetLocale(() => 'fr');

test('it is a named group of three controls, and stops at both ends', async () => {
	await render(Stepper, { label: 'Tables pliantes', value: 0, max: 2 });
	const group = page.getByRole('group', { name: 'Tables pliantes' });
	await expect.element(group).toBeVisible();
	const less = page.getByRole('button', { name: '1 de moins' });
	const more = page.getByRole('button', { name: '1 de plus' });
	const number = page.getByRole('textbox', { name: 'Nombre' });
	await expect.element(less).toBeDisabled();
	await more.click();
	await more.click();
	await expect.element(number).toHaveValue('2');
	await expect.element(more).toBeDisabled();
	await expect.element(less).toBeEnabled();
});

test('a large stock goes by tens, all of it in one tap', async () => {
	const seen: number[] = [];
	await render(Stepper, {
		label: 'Chaises',
		value: 0,
		max: 115,
		all: 'Toutes',
		onchange: (value: number) => seen.push(value)
	});
	await page.getByRole('button', { name: '10 de plus' }).click();
	await page.getByRole('button', { name: 'Toutes' }).click();
	await expect.poll(() => seen).toEqual([10, 115]);
	await expect.element(page.getByRole('button', { name: 'Toutes' })).not.toBeInTheDocument();
});

test('a number is typed, kept in bounds, and nonsense gives way', async () => {
	await render(Stepper, { label: 'Chaises', value: 5, max: 30 });
	const number = page.getByRole('textbox', { name: 'Nombre' });
	await number.fill('80');
	await userEvent.tab();
	await expect.element(number).toHaveValue('30');
	await number.fill('beaucoup');
	await userEvent.tab();
	await expect.element(number).toHaveValue('30');
});

test('each keystroke counts before one leaves the field, but a zero on the way does not', async () => {
	const seen: number[] = [];
	await render(Stepper, {
		label: 'Chaises',
		value: 5,
		max: 30,
		onchange: (value: number) => seen.push(value)
	});
	await page.getByRole('textbox', { name: 'Nombre' }).click();
	await userEvent.keyboard('25{Backspace}{Backspace}0');
	await expect.poll(() => seen).toEqual([2, 25, 2]);
	await userEvent.tab();
	await expect.poll(() => seen.at(-1)).toBe(0);
});

test('arrow keys count', async () => {
	await render(Stepper, { label: 'Chaises', value: 5, max: 30 });
	const number = page.getByRole('textbox', { name: 'Nombre' });
	await number.click();
	await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
	await expect.element(number).toHaveValue('6');
});

test('targets are 56 px high', async () => {
	await import('./ui.css');
	await import('./tokens.css');
	await render(Stepper, { label: 'Chaises', value: 5, max: 30 });
	const box = page.getByRole('button', { name: '1 de plus' }).element().getBoundingClientRect();
	expect(box.height).toBeGreaterThanOrEqual(56);
	expect(box.width).toBeGreaterThanOrEqual(56);
});
