import type { Page } from '@playwright/test';
import { parse } from 'valibot';
import { secretOf } from '../../sync-server/wire/code.ts';
import { associationId } from '../../src/lib/register/facts/pieces.ts';
import { hashOf } from '../../src/lib/engine/invitation/hash.ts';
import { join } from '../e2e/acts.ts';
import { Phone } from '../e2e/phone.ts';
import { median, percentile, report } from './figure.ts';
import { found, upload } from './ground.ts';
import { plainView } from './plain.ts';
import { season } from './season.ts';

const BOOKINGS = 10_000;
const THINGS = 300;
const RUNS = 10;
const SLOWER = 4;
/** What a hand needs at the least, ms: from seeing something to tapping it, and from down to up. */
const A_GLANCE = 200;
const A_PRESS = 60;
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

type Marks = {
	/** Of long tasks, ms. */
	readonly tasks: number[];
	/** From the click to the first of the view painted, and to a whole screen of it, ms. */
	readonly took?: number;
	readonly whole?: number;
};

/** Long tasks from now on. */
function watchTasks(page: Page): Promise<void> {
	return page.evaluate(() => {
		const marks: { tasks: number[] } = { tasks: [] };
		Reflect.get(globalThis, 'watching')?.disconnect();
		const watching = new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) marks.tasks.push(duration);
		});
		watching.observe({ type: 'longtask' });
		Object.assign(globalThis, { marks, watching });
	});
}
/** Long tasks from now on, and when what `look` finds was painted after the next click. */
async function watchTap(page: Page, look: string, most: number): Promise<void> {
	await watchTasks(page);
	return page.evaluate(
		([found, most]) => {
			const marks: { took?: number; whole?: number } = Reflect.get(globalThis, 'marks');
			addEventListener(
				'click',
				() => {
					const began = performance.now();
					// Called in a frame: the next task finds it painted.
					const painted = (call: () => void) => {
						const { port1, port2 } = new MessageChannel();
						port1.onmessage = call;
						port2.postMessage(undefined);
					};
					// Those of views put aside are on the page too. To ask is work as well: one is asked, not all.
					const wait = () => {
						const all = document.querySelectorAll(found);
						const last = all[all.length - 1];
						if (!last?.checkVisibility()) return requestAnimationFrame(wait);
						painted(() => (marks.took ??= performance.now() - began));
						const isWhole =
							all.length >= most || last.getBoundingClientRect().bottom >= innerHeight;
						if (!isWhole) return requestAnimationFrame(wait);
						return painted(() => (marks.whole = performance.now() - began));
					};
					requestAnimationFrame(wait);
				},
				{ capture: true, once: true }
			);
		},
		[look, most] as const
	);
}
const marks = (page: Page) =>
	page.evaluate(() => Reflect.get(globalThis, 'marks') as { [K in keyof Marks]-?: Marks[K] });

/** How long each tap and key of this page's life took to be answered on the screen, ms. */
function listen(page: Page): Promise<void> {
	return page.evaluate(() => {
		const interactions = new Map<number, number>();
		/** The slowest: what it was, how long it waited and how long it was worked on, ms. */
		const slowest = { what: '', took: 0 };
		Object.assign(globalThis, { interactions, slowest });
		const asked = { type: 'event', durationThreshold: 16 };
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				if (!(entry instanceof PerformanceEventTiming) || !entry.interactionId) continue;
				const longest = Math.max(entry.duration, interactions.get(entry.interactionId) ?? 0);
				interactions.set(entry.interactionId, longest);
				if (entry.duration <= slowest.took) continue;
				slowest.took = entry.duration;
				const waited = Math.round(entry.processingStart - entry.startTime);
				const worked = Math.round(entry.processingEnd - entry.processingStart);
				slowest.what = `${entry.name}, ${waited} ms before it was heard, ${worked} ms worked on`;
			}
		}).observe(asked);
	});
}
const interactions = (page: Page) =>
	page.evaluate(() => [
		...(Reflect.get(globalThis, 'interactions') as Map<number, number>).values()
	]);

const slowest = (page: Page): Promise<string> =>
	page.evaluate(() => Reflect.get(globalThis, 'slowest').what);

/** The last: of a view of fixed size, how many there are. */
const VIEWS = [
	['Semaine', '[role="gridcell"]', Infinity],
	['Mois', 'table td a', 35],
	['Agenda', 'main article', Infinity]
] as const;
// The driver's own search for a link by its role would be among the page's tasks.
const middles = new Map<string, { x: number; y: number }>();
for (const [name] of VIEWS) {
	const box = await page.getByRole('link', { name, exact: true }).boundingBox();
	if (!box) throw new Error(`no link ${name}`);
	middles.set(name, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}
await listen(page);
const first = new Map<string, number>();
const taps = new Map<string, number[]>();
const wholes = new Map<string, number[]>();
const switching: number[] = [];
const scrolling: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
	for (const [name, look, most] of VIEWS) {
		await watchTap(page, look, most);
		const { x, y } = middles.get(name) ?? { x: 0, y: 0 };
		await page.mouse.click(x, y, { delay: A_PRESS });
		await page.waitForFunction(() => Reflect.get(globalThis, 'marks').whole !== undefined);
		const seen = await marks(page);
		if (run === 0) first.set(name, seen.took);
		else {
			taps.set(name, [...(taps.get(name) ?? []), seen.took]);
			wholes.set(name, [...(wholes.get(name) ?? []), seen.whole]);
			switching.push(Math.max(0, ...seen.tasks));
		}
		if (name === 'Semaine') {
			await page.locator('[role="gridcell"][tabindex="0"]').focus();
			for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
		}
		await watchTasks(page);
		for (let screen = 0; screen < 8; screen += 1) {
			await page.mouse.wheel(0, 700);
			await page.evaluate(
				() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
			);
		}
		if (run > 0) scrolling.push(Math.max(0, ...(await marks(page)).tasks));
		await page.evaluate(() => scrollTo(0, 0));
		// A jump no thumb made: nobody taps before having seen where it led.
		await page.waitForTimeout(A_GLANCE);
	}
}
const plain = new Map<string, number>();
for (const [name, look] of VIEWS) {
	await watchTap(page, look, 1);
	const { x, y } = middles.get(name) ?? { x: 0, y: 0 };
	await page.mouse.click(x, y, { delay: A_PRESS });
	await page.waitForFunction(() => Reflect.get(globalThis, 'marks').whole !== undefined);
	plain.set(name, await plainView(page, RUNS));
}
const note = `${BOOKINGS.toLocaleString('en')} bookings, ${THINGS} things, ${SLOWER}× slower CPU`;
for (const [name, times] of taps) {
	const whole = Math.round(median(wholes.get(name) ?? []));
	report({
		what: `tap on “${name}” → view painted`,
		value: median(times),
		unit: 'ms',
		budget: 100,
		note: `${(median(times) / (plain.get(name) ?? NaN)).toFixed(1)}× the plain way, the same markup as text; a whole screen after ${whole} ms; the first time ${Math.round(first.get(name) ?? NaN)} ms; ${note}`
	});
}
report({
	what: '… longest task while changing views',
	value: Math.max(...switching),
	unit: 'ms',
	budget: 100,
	note: `median ${Math.round(median(switching))} ms`
});
report({
	what: '… longest task while scrolling',
	value: Math.max(...scrolling),
	unit: 'ms',
	budget: 100,
	note: `median ${Math.round(median(scrolling))} ms`
});
const answered = await interactions(page);
report({
	what: 'tap or key → next frame, the 98th of a hundred (INP)',
	value: percentile(answered, 0.98),
	unit: 'ms',
	budget: 150,
	note: `of ${answered.length} that took 16 ms or more; the slowest: ${await slowest(page)}`
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
