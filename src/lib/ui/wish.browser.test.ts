import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { FORCED, outlineOf, STILL, wish } from '../../../tests/looks/wish.ts';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import Kit from './testing/Kit.svelte';
import './tokens.css';
import './ui.css';

overwriteGetLocale(() => 'fr');
afterEach(() => wish());

const all = (name: string) => {
	const found = [...document.querySelectorAll(name)];
	if (found.length === 0) throw new Error(`the kit has a ${name}`);
	return found;
};

test.each([
	['gestures', '.btn'],
	['ledger', 'summary .i']
] as const)(
	'nothing moves where motion is unwelcome, and little elsewhere: %s',
	async (part, name) => {
		await render(Kit, { part });
		const lasts = () =>
			all(name).map((one) => parseFloat(getComputedStyle(one).transitionDuration) * 1000);
		expect(Math.min(...lasts())).toBeGreaterThan(0);
		expect(Math.max(...lasts())).toBeLessThan(200);
		await wish(STILL);
		expect(Math.max(...lasts())).toBe(0);
	}
);

test('with colours forced, what is chosen is told by a line, and every gesture and badge has its edge', async () => {
	const kit = await render(Kit, { part: 'forms' });
	await wish(FORCED);
	const ground = getComputedStyle(document.body).backgroundColor;
	const [one, other] = all('.seg > label');
	expect(outlineOf(other)).not.toBe(outlineOf(one));
	for (const [part, name, drawn] of [
		['forms', '.in', ''],
		['gestures', '.btn', ''],
		['words', '.badge', ''],
		['cards', '.card', '::after']
	] as const) {
		await kit.rerender({ part });
		for (const edged of all(name)) {
			const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(
				edged,
				drawn || null
			);
			expect(borderTopStyle, edged.className).not.toBe('none');
			expect(parseFloat(borderTopWidth), edged.className).toBeGreaterThanOrEqual(1);
			expect(borderTopColor, edged.className).not.toBe(ground);
		}
	}
});
