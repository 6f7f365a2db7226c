import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { bandsOff, expectLook, lookNow } from '../../../tests/looks/look.ts';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import Kit from './testing/Kit.svelte';
import { KIT_PARTS } from './testing/parts.ts';
import './tokens.css';
import './ui.css';

overwriteGetLocale(() => 'fr');

const find = () => page.getByTestId('kit').element();

afterEach(() => {
	delete document.documentElement.dataset['theme'];
});

test.each(['light', 'dark'])('every part of the kit looks as it did, %s', async (theme) => {
	document.documentElement.dataset['theme'] = theme;
	const kit = await render(Kit, { part: 'gestures' });
	for (const part of KIT_PARTS) {
		await kit.rerender({ part });
		await expectLook(`kit-${part}-${theme}`, find);
	}
});

test('one part gone, or of another colour, is noticed', async () => {
	document.documentElement.dataset['theme'] = 'light';
	const kit = await render(Kit, { part: 'gestures' });
	const before = await lookNow(find);
	expect(bandsOff(await lookNow(find), before)).toEqual([]);
	const first = (name: string): HTMLElement => {
		const found = find().querySelector<HTMLElement>(name);
		if (!found) throw new Error(`the kit has a ${name}`);
		return found;
	};
	first('.btn.danger').style.visibility = 'hidden';
	expect(bandsOff(await lookNow(find), before)).not.toEqual([]);
	await kit.rerender({ part: 'cards' });
	const cards = await lookNow(find);
	first('.card__tag').style.background = 'var(--green)';
	expect(bandsOff(await lookNow(find), cards)).not.toEqual([]);
});
