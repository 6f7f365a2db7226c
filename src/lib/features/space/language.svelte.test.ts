import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { localStorageKey, overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { spokenLocale } from '../../i18n/spoken.ts';
import { db } from '../../store/db.ts';
import { clearAll, fill, SPACE } from '../booking/testing/rows.ts';
import { village } from '../booking/testing/village.ts';
import LanguagePage from './LanguagePage.svelte';
import Host from './testing/Host.svelte';

const own = window.name;

/** Leaves not one character of room: the browser itself refuses what is written next. */
function fillStorage(): void {
	for (let more = 2 ** 22; more >= 1;) {
		try {
			localStorage.setItem(String(localStorage.length), 'x'.repeat(more));
		} catch {
			more = Math.floor(more / 2);
		}
	}
}

const reload = vi.fn(() => overwriteGetLocale(spokenLocale));
const open = () =>
	// A page's own props differ; the host passes them on unread.
	render(Host, {
		space: SPACE,
		page: LanguagePage as Component<Record<string, unknown>>,
		given: { reload }
	});
const words = page.getByText(/^Ce navigateur ne laisse rien garder ici/);

beforeEach(async () => {
	overwriteGetLocale(() => 'fr');
	localStorage.clear();
	window.name = '';
	reload.mockClear();
	await fill(db, village({}));
});
afterEach(async () => {
	localStorage.clear();
	window.name = own;
	overwriteGetLocale(() => 'fr');
	await clearAll(db);
});

test('a language is chosen for good where the browser lets it be kept', async () => {
	const shown = await open();
	await page.getByText('English').click();
	await expect.poll(() => reload.mock.calls.length).toBe(1);
	expect(localStorage.getItem(localStorageKey)).toBe('en');
	expect(spokenLocale()).toBe('en');
	await shown.unmount();
	await open();
	await expect.element(page.getByRole('heading', { name: 'Language' })).toBeVisible();
	await expect.element(page.getByText(/^This browser lets nothing/)).not.toBeInTheDocument();
});

test('one that the browser refuses to keep is spoken for this visit, which is said', async () => {
	fillStorage();
	const shown = await open();
	await expect.element(words).not.toBeInTheDocument();
	await page.getByText('English').click();
	await expect.poll(() => spokenLocale()).toBe('en');
	expect(localStorage.getItem(localStorageKey)).toBeNull();
	await shown.unmount();
	const again = await open();
	await expect.element(page.getByText(/^This browser lets nothing be kept here/)).toBeVisible();
	await page.getByText('Français').click();
	await expect.poll(() => spokenLocale()).toBe('fr');
	await again.unmount();
	const last = await open();
	// There is room again: what is chosen now is kept, and no visit's choice hides it.
	localStorage.clear();
	await page.getByText('English').click();
	await expect.poll(() => localStorage.getItem(localStorageKey)).toBe('en');
	expect(spokenLocale()).toBe('en');
	await last.unmount();
	await open();
	await expect.element(page.getByText(/^This browser lets nothing/)).not.toBeInTheDocument();
});
