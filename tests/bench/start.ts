import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from '@playwright/test';
import { build } from 'vite';
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
const RUNS = 5;
const SLOWER = 4;
const CODE = 'K7M2P4TRZ9';

const { relay, author } = await found();
const facts = season(author, BOOKINGS);
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

const phone = await Phone.make('Odette', relay.url);
await join(phone, { code: CODE }, { firstName: 'Odette' });
await phone.goto(`/e/${author.space}/planning`);
await phone.page.getByRole('article').first().waitFor({ timeout: 120_000 });
await phone.isInstalled();
await phone.close();

/** In the page, before anything of it runs: when the first booking stood there, and was painted. */
function watch(): void {
	const marks: { row?: number; painted?: number; longest: number } = { longest: 0 };
	Object.assign(globalThis, { marks });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) marks.longest = Math.max(marks.longest, duration);
	}).observe({ type: 'longtask', buffered: true });
	new MutationObserver((_, observer) => {
		if (!document.querySelector('main article')) return;
		observer.disconnect();
		marks.row = performance.now();
		requestAnimationFrame(() =>
			requestAnimationFrame(() => setTimeout(() => (marks.painted = performance.now())))
		);
	}).observe(document, { childList: true, subtree: true });
}

async function slowed(page: Page): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	return session;
}

const rows: number[] = [];
const usable: number[] = [];
const tasks: number[] = [];
await phone.open();
await phone.setOffline(true);
for (let run = 0; run <= RUNS; run += 1) {
	const page = await phone.context.newPage();
	await page.addInitScript(watch);
	await slowed(page);
	await page.goto(`${relay.url}/e/${author.space}/planning`, { waitUntil: 'commit' });
	await page.waitForFunction(() => 'painted' in Reflect.get(globalThis, 'marks'), undefined, {
		timeout: 60_000
	});
	const { row, painted, longest } = await page.evaluate(
		() => Reflect.get(globalThis, 'marks') as { row: number; painted: number; longest: number }
	);
	// The first is the warm-up.
	if (run > 0) {
		rows.push(row);
		usable.push(painted);
		tasks.push(longest);
	}
	await page.close();
}

await phone.setOffline(false);
const output = await build({
	configFile: false,
	logLevel: 'error',
	build: {
		write: false,
		lib: {
			entry: fileURLToPath(new URL('plain-start.ts', import.meta.url)),
			formats: ['iife'],
			name: 'plain'
		}
	}
});
const [bundle] = Array.isArray(output) ? output : [output];
const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
const plain: number[] = [];
for (let run = 0; run <= RUNS; run += 1) {
	const page = await phone.context.newPage();
	// A page of the origin that the app doesn't answer for.
	await page.goto(`${relay.url}/healthz`);
	await slowed(page);
	const ms = await page.evaluate(
		`(() => { ${code}; return plain.plainStart('${author.space}', ${Date.now()}); })()`
	);
	if (run > 0) plain.push(Number(ms));
	await page.close();
}

report({
	what: 'cold start offline → agenda usable, 10,000 bookings',
	value: median(usable) / 1000,
	unit: 's',
	budget: 1.5,
	note: `${SLOWER}× slower CPU, median of ${RUNS}`
});
report({ what: '… first row', value: median(rows) / 1000, unit: 's', budget: 1 });
report({
	what: '… the plain way: load the Y.Doc, fold, render',
	value: median(plain) / 1000,
	unit: 's'
});
report({
	what: '… the app’s time beside the plain way’s',
	value: median(usable) / median(plain),
	unit: '×',
	budget: 1
});
report({ what: '… longest task while starting', value: median(tasks), unit: 'ms' });

await phone.dispose();
await relay.dispose();
process.exit(0);
