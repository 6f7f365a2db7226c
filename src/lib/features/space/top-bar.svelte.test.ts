import type { Component } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { FactKey, Nonce } from '../../domain/ids.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import { clearAll, fill, linkRow, SPACE } from '../booking/testing/rows.ts';
import { village } from '../booking/testing/village.ts';
import Host from './testing/Host.svelte';
import TopBar from './TopBar.svelte';

overwriteGetLocale(() => 'fr');
afterEach(() => clearAll(db));

test('[BK9] before all that it tells of has been read the line says nothing: neither offline nor all received', async () => {
	await fill(db, village({ link: linkRow({ at: 'live' }) }));
	await db.outbox.add({
		space: SPACE,
		room: 'register',
		key: 'k'.repeat(22) as FactKey,
		text: '{}',
		sig: 's'.repeat(86),
		at: 1,
		notBefore: 0,
		entity: 'k'.repeat(22),
		gesture: 'gesture000000000' as Nonce
	});
	const said = new Set<string>();
	const watch = new MutationObserver(() => {
		const text = document.querySelector('.bar__state')?.textContent.trim();
		if (text) said.add(text);
	});
	watch.observe(document.body, { subtree: true, childList: true, characterData: true });
	// A page's own props differ; the host passes them on unread.
	const bar = TopBar as Component<Record<string, unknown>>;
	await render(Host, { space: SPACE, page: bar, given: {} });
	await expect.element(page.getByText(/1 à envoyer/)).toBeVisible();
	watch.disconnect();
	expect([...said]).toEqual(['En cours d’envoi · 1 à envoyer']);
});
