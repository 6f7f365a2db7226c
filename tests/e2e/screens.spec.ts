import { openExample } from './acts.ts';
import { faultsInBothLights } from './axe.ts';
import type { Phone } from './phone.ts';
import { everyScreen, NOBODY, OUTSIDE, show } from './screens.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

const PHONE = { width: 390, height: 844 };
const SMALL = { width: 320, height: 640 };

/** Whether the page must be pushed sideways, and what a thumb would miss. */
const crampedIn = ({ page }: Phone): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const targets = [...document.querySelectorAll('button, a[href], select, input:not([type])')];
		const small = targets.flatMap((target) => {
			const { width, height } = target.getBoundingClientRect();
			const isShown = width > 1 && height > 1 && target.checkVisibility();
			// A link within a sentence is as high as its line; one laid over its whole line is not.
			const isText = target.matches('p a, dd a, p button, .link');
			const isLaidOver = getComputedStyle(target, '::before').position === 'absolute';
			return isShown && !isText && !isLaidOver && (height < 45 || width < 45)
				? [`${target.textContent?.trim().slice(0, 30)} ${Math.round(width)}×${Math.round(height)}`]
				: [];
		});
		return scrollWidth > clientWidth
			? [`wider than the phone by ${scrollWidth - clientWidth}`, ...small]
			: small;
	});

/** What a thumb aims at and something else would catch, each brought to the middle of the screen. */
const coveredIn = ({ page }: Phone): Promise<string[]> =>
	page.evaluate(() => {
		const targets = [...document.querySelectorAll('main :is(button, a[href], select)')];
		return targets.flatMap((target) => {
			if (!target.checkVisibility()) return [];
			target.scrollIntoView({ block: 'center', behavior: 'instant' });
			const [box] = target.getClientRects();
			// Only for screen readers, or beyond the edge of something that scrolls by itself.
			if (!box || box.width <= 1 || box.right <= 0 || box.left >= innerWidth) return [];
			const caught = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
			return caught && (target.contains(caught) || caught.closest('label')?.control === target)
				? []
				: [`${target.textContent?.trim().slice(0, 30)} is under ${caught?.outerHTML.slice(0, 60)}`];
		});
	});

/** Two halves of all screens, so that two phones can look at once. */
for (const [half, name] of [
	[0, 'one half'],
	[1, 'the other half']
] as const) {
	test(`every screen is open to all in both lights, fits 320 px and can be tapped: ${name}`, async ({
		phone
	}) => {
		const odette = await phone('Odette');
		const look = async (path: string, known: string): Promise<void> => {
			await show(odette, path);
			expect.soft(await faultsInBothLights(odette), known).toEqual([]);
			await odette.page.setViewportSize(SMALL);
			expect.soft(await crampedIn(odette), known).toEqual([]);
			expect.soft(await coveredIn(odette), known).toEqual([]);
			await odette.page.setViewportSize(PHONE);
		};
		if (half === 0) for (const path of OUTSIDE) await look(path, path);
		const space = await openExample(odette);
		const screens = await everyScreen(odette, space);
		for (const path of screens.filter((_, index) => index % 2 === half)) {
			await look(path, path.replace(space, ''));
		}
	});
}

test('where the browser lets nothing be kept each page says so, in its owner’s language, and is open to all', async ({
	phone
}) => {
	const grace = await phone('Grace', { keeps: false, locale: 'en-GB' });
	const { page } = grace;
	const words = page.getByText(/^This browser lets nothing be kept here/);
	await show(grace, '/');
	await expect(words).toBeVisible();
	expect.soft(await faultsInBothLights(grace), '/').toEqual([]);
	await grace.button(/^Try an example/).click();
	await expect(page.getByRole('alert').filter({ has: words })).toBeVisible();
	expect.soft(await faultsInBothLights(grace), 'an example').toEqual([]);
	await show(grace, `/e/${NOBODY}/planning`);
	await expect(words).toBeVisible();
	await expect(grace.button('Reload the page')).toBeVisible();
	expect.soft(await faultsInBothLights(grace), 'a space').toEqual([]);
	// Twice a second the engine asks again, and says why it stops: a page that is left says no more.
	await page.goto('about:blank');
	// What the browser refuses it also tells the console; nothing else went wrong.
	expect(grace.troubles.filter((trouble) => /Access is denied/.test(trouble))).toEqual([]);
	grace.troubles.length = 0;
});

test('an app of which not even the page of errors can be fetched says so, in plain words', async ({
	phone
}) => {
	const odette = await phone('Odette');
	const { page } = odette;
	await page.route(/\/nodes\/1\./, (route) => route.abort());
	await show(odette, '/e/mal-copie/planning');
	await expect(page.getByRole('heading', { name: 'La Remise n’a pas pu s’ouvrir' })).toBeVisible();
	expect(await faultsInBothLights(odette)).toEqual([]);
	expect(odette.troubles).not.toEqual([]);
	odette.troubles.length = 0;
});
