import AxeBuilder from '@axe-core/playwright';
import { openExample } from './acts.ts';
import type { Phone } from './phone.ts';
import { everyScreen, OUTSIDE, show } from './screens.ts';
import { expect, test } from './stage.ts';

/** What axe finds on the page as it stands, each with where. Text asks for 7:1 (ux.md). */
async function faults(phone: Phone): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page: phone.page })
		.options({ rules: { 'color-contrast-enhanced': { enabled: true } } })
		.analyze();
	return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
	test(`every screen is open to all, ${colorScheme}`, async ({ phone }) => {
		test.setTimeout(300_000);
		const odette = await phone('Odette', { colorScheme });
		for (const path of OUTSIDE) {
			await show(odette, path);
			expect.soft(await faults(odette), path).toEqual([]);
		}
		const space = await openExample(odette);
		for (const path of await everyScreen(odette, space)) {
			await show(odette, path);
			expect.soft(await faults(odette), path.replace(space, '')).toEqual([]);
		}
	});
}

test('at 320 px no screen has to be pushed sideways, and every target is big enough', async ({
	phone
}) => {
	test.setTimeout(240_000);
	const odette = await phone('Odette', { viewport: { width: 320, height: 640 } });
	const space = await openExample(odette);
	for (const path of [...OUTSIDE.slice(1), ...(await everyScreen(odette, space))]) {
		await show(odette, path);
		const { wide, small } = await odette.page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			const targets = [...document.querySelectorAll('button, a[href], select, input:not([type])')];
			const small = targets.flatMap((target) => {
				const { width, height } = target.getBoundingClientRect();
				const isShown = width > 1 && height > 1 && target.checkVisibility();
				// A link within a sentence is as high as its line; one laid over its whole line is not.
				const isText = target.matches('p a, dd a, p button, .link');
				const isLaidOver = getComputedStyle(target, '::before').position === 'absolute';
				return isShown && !isText && !isLaidOver && (height < 45 || width < 45)
					? [
							`${target.textContent?.trim().slice(0, 30)} ${Math.round(width)}×${Math.round(height)}`
						]
					: [];
			});
			return { wide: scrollWidth > clientWidth, small };
		});
		expect.soft(wide, `${path.replace(space, '')} is wider than the phone`).toBe(false);
		expect.soft(small, path.replace(space, '')).toEqual([]);
	}
});
