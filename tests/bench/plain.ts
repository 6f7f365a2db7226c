import type { Page } from '@playwright/test';
import { median } from './figure.ts';

/**
 * The plain way to the same picture, in the page as it stands and at its speed: the markup that is
 * shown, put there as text, with nothing read, worked out or followed. Median of `runs`, ms.
 */
export function plainView(page: Page, runs: number): Promise<number> {
	return timed(page, runs, async () => {
		const shown = document.querySelector('main');
		if (!shown) throw new Error('nothing is shown');
		// Views put aside are not drawn, and don't count.
		for (const one of shown.querySelectorAll('*'))
			one.toggleAttribute('data-aside', !one.checkVisibility());
		const visible = document.createElement('main');
		visible.innerHTML = shown.innerHTML;
		for (const one of visible.querySelectorAll('[data-aside]')) one.remove();
		const html = visible.innerHTML;
		const copy = document.createElement('main');
		copy.className = shown.className;
		shown.before(copy);
		shown.hidden = true;
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const began = performance.now();
		copy.innerHTML = html;
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const took = performance.now() - began;
		copy.remove();
		shown.hidden = false;
		return took;
	});
}

/**
 * The plain way to keep a booking and show it: one signature, one record given to a database, and the
 * same markup put in the page. Median of `runs`, ms.
 */
export async function plainBooking(page: Page, runs: number): Promise<number> {
	const took = await timed(page, runs, async () => {
		const shown = document.querySelector('main');
		if (!shown) throw new Error('nothing is shown');
		const html = shown.innerHTML;
		const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
		const { privateKey } = await crypto.subtle.generateKey(signing, false, ['sign']);
		const db = await new Promise<IDBDatabase>((done, fail) => {
			const opening = indexedDB.open('plain');
			opening.onupgradeneeded = () =>
				opening.result.createObjectStore('kept', { autoIncrement: true });
			opening.onsuccess = () => done(opening.result);
			opening.onerror = () => fail(opening.error);
		});
		shown.replaceChildren();
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const began = performance.now();
		const signature = await crypto.subtle.sign(signing, privateKey, new Uint8Array(800));
		await new Promise<void>((done, fail) => {
			const writing = db.transaction('kept', 'readwrite');
			writing.objectStore('kept').add({ signature });
			writing.oncomplete = () => done();
			writing.onerror = () => fail(writing.error);
		});
		shown.innerHTML = html;
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const took = performance.now() - began;
		db.close();
		return took;
	});
	await page.evaluate(() => void indexedDB.deleteDatabase('plain'));
	return took;
}

/** After one to warm up. */
async function timed(page: Page, runs: number, once: () => Promise<number>): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run <= runs; run += 1) {
		const took = await page.evaluate(once);
		if (run > 0) times.push(took);
	}
	return median(times);
}
