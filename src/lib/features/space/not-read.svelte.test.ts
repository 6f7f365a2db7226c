import Dexie from 'dexie';
import type { Component } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import { DATABASE } from '../../store/there.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { fill, SPACE } from '../booking/testing/rows.ts';
import { village } from '../booking/testing/village.ts';
import Asking from './testing/Asking.svelte';
import Host from './testing/Host.svelte';

overwriteGetLocale(() => 'fr');

const words = page.getByText(/^Ce téléphone n’arrive pas à relire tout ce qu’il garde/);
const reload = page.getByRole('button', { name: 'Recharger la page' });
let index = $state('name');

async function fresh(): Promise<void> {
	db.close();
	await Dexie.delete(DATABASE);
}
const open = () =>
	render(Host, {
		space: SPACE,
		// A page's own props differ; the host passes them on unread.
		page: Asking as Component<Record<string, unknown>>,
		given: { ask: () => db.settings.where(index).above('').count(), go: () => index }
	});

afterEach(async () => {
	await fresh();
	await db.open();
});

test('a database that this version can’t open is told, with a way on, instead of being waited for', async () => {
	await fresh();
	// Left by a version so late that no other follows it, and without a table of ours.
	await new Promise<void>((resolve, reject) => {
		const opening = indexedDB.open(DATABASE, Number.MAX_SAFE_INTEGER);
		opening.onerror = () => reject(opening.error ?? new Error());
		opening.onsuccess = () => {
			opening.result.close();
			resolve();
		};
	});
	await open();
	await expect.element(words).toBeVisible();
	await expect.element(reload).toBeVisible();
	await expect.element(page.getByText(/ne laisse rien garder/)).not.toBeInTheDocument();
	expect(await faultsInBothLights()).toEqual([]);
});

test('a read that fails for good is told above the screen, until it can be read or the screen goes', async () => {
	await fill(db, village());
	index = 'name';
	const shown = await open();
	await expect.element(page.getByText('lu', { exact: true })).toBeVisible();
	await expect.element(words).not.toBeInTheDocument();
	// No such index: the database itself refuses.
	index = 'colour';
	await expect.element(words).toBeVisible();
	await expect.element(reload).toBeVisible();
	await expect.element(page.getByText('lu', { exact: true })).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
	index = 'name';
	await expect.element(words).not.toBeInTheDocument();
	index = 'colour';
	await expect.element(words).toBeVisible();
	await shown.unmount();
	index = 'name';
	await open();
	await expect.element(page.getByText('lu', { exact: true })).toBeVisible();
	await expect.element(words).not.toBeInTheDocument();
});

test('a tab of a version before that sleeps on is said to be in the way, until it is closed', async () => {
	await fresh();
	const blocks = page.getByText(/^Un autre onglet de La Remise/);
	// Frozen, it doesn't hear that it should let go.
	const before = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open(DATABASE, 1);
		opening.onerror = () => reject(opening.error ?? new Error());
		opening.onsuccess = () => resolve(opening.result);
	});
	await open();
	await expect.element(blocks).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
	before.close();
	await expect.element(blocks).not.toBeInTheDocument();
	await expect.element(page.getByText('lu', { exact: true })).toBeVisible();
});
