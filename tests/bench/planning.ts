import type { Page } from '@playwright/test';
import { parse } from 'valibot';
import { secretOf } from '../../sync-server/wire/code.ts';
import { associationId } from '../../src/lib/register/facts/pieces.ts';
import { hashOf } from '../../src/lib/engine/invitation/hash.ts';
import { join } from '../e2e/acts.ts';
import { Phone } from '../e2e/phone.ts';
import { median, report } from './figure.ts';
import { found, upload } from './ground.ts';
import { season } from './season.ts';

const BOOKINGS = 10_000;
const THINGS = 300;
const RUNS = 5;
const SLOWER = 4;
const CODE = 'K7M2P4TRZ9';

const { relay, author } = await found();
const facts = season(author, BOOKINGS, THINGS);
const association = facts.find(({ fact }) => fact.kind === 'association.added');
if (!association) throw new Error('a season without an association');
facts.push(
	author.write('invitation.made', {
		hash: await hashOf(await secretOf(CODE)),
		// The key of an association's first fact is its id.
		as: { role: 'membre', association: parse(associationId, association.key) },
		uses: 1,
		until: Date.now() + 86_400_000
	})
);
await upload(relay, author, facts);

const phone = await Phone.make('Odette', relay.url, { viewport: { width: 1280, height: 800 } });
await join(phone, { code: CODE }, { firstName: 'Odette' });
await phone.goto(`/e/${author.space}/planning`);
await phone.page.getByRole('article').first().waitFor({ timeout: 120_000 });
await phone.isInstalled();
const { page } = phone;
const session = await page.context().newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });

/** Longest task from now on, and when what `look` finds was painted after a click. */
function watch(page: Page, look: string): Promise<void> {
	return page.evaluate((found) => {
		const marks: { tasks: number[]; took?: number } = { tasks: [] };
		Object.assign(globalThis, { marks });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) marks.tasks.push(duration);
		}).observe({ type: 'longtask' });
		addEventListener(
			'click',
			() => {
				const began = performance.now();
				const wait = () => {
					if (!document.querySelector(found)) requestAnimationFrame(wait);
					else requestAnimationFrame(() => (marks.took = performance.now() - began));
				};
				wait();
			},
			{ capture: true, once: true }
		);
	}, look);
}
const marks = (page: Page) =>
	page.evaluate(() => Reflect.get(globalThis, 'marks') as { tasks: number[]; took: number });

const VIEWS = [
	['Semaine', 'vue=semaine', '[role="gridcell"]'],
	['Mois', 'vue=mois', 'table td a'],
	['Agenda', '', 'main article']
] as const;
const taps = new Map<string, number[]>();
const switching: number[] = [];
const scrolling: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
	for (const [name, , look] of VIEWS) {
		await watch(page, look);
		await page.getByRole('link', { name, exact: true }).click();
		await page.waitForFunction(() => Reflect.get(globalThis, 'marks').took !== undefined);
		const seen = await marks(page);
		if (run > 0) {
			taps.set(name, [...(taps.get(name) ?? []), seen.took]);
			switching.push(Math.max(0, ...seen.tasks));
		}
		await watch(page, look);
		for (let screen = 0; screen < 8; screen += 1) {
			await page.mouse.wheel(0, 700);
			await page.evaluate(
				() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
			);
		}
		if (run > 0) scrolling.push(Math.max(0, ...(await marks(page)).tasks));
		await page.evaluate(() => scrollTo(0, 0));
	}
}
const note = `${BOOKINGS.toLocaleString('en')} bookings, ${THINGS} things, ${SLOWER}× slower CPU`;
for (const [name, times] of taps) {
	report({
		what: `tap on “${name}” → view painted`,
		value: median(times),
		unit: 'ms',
		budget: 100,
		note
	});
}
report({
	what: '… longest task while changing views',
	value: Math.max(...switching),
	unit: 'ms',
	budget: 100
});
report({
	what: '… longest task while scrolling',
	value: Math.max(...scrolling),
	unit: 'ms',
	budget: 100
});

await phone.goto(`/e/${author.space}/chercher`);
const field = page.getByRole('searchbox');
await field.fill('repetition salles');
await page.getByRole('status').filter({ hasText: 'réponses' }).waitFor({ timeout: 60_000 });
await page.waitForLoadState('networkidle');
const typed: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
	for (const needle of ['kermesses', 'répétition', 'LOTO salle', 'personne 12', 'zzz']) {
		const ms = await page.evaluate(
			async ([text]) => {
				const input = document.querySelector<HTMLInputElement>('input[type="search"]');
				if (!input) throw new Error('no field');
				input.value = text ?? '';
				const began = performance.now();
				input.dispatchEvent(new Event('input', { bubbles: true }));
				// What the field changes is worked out before the next frame.
				await Promise.resolve();
				return performance.now() - began;
			},
			[needle]
		);
		if (run > 0) typed.push(ms);
	}
}
report({
	what: 'search over 10,000 bookings and the inventory, typed → worked out',
	value: median(typed),
	unit: 'ms',
	budget: 50,
	note: `${SLOWER}× slower CPU`
});
await phone.dispose();
await relay.dispose();
process.exit(0);
