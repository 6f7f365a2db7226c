import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../i18n/paraglide/runtime.js';
import { Undo, UNDO_SECONDS, type Timer } from './undo.svelte.ts';
import UndoBar from './UndoBar.svelte';

overwriteGetLocale(() => 'fr');

/** A clock that moves when told to. */
function handClock() {
	let calls: { at: number; call: () => void }[] = [];
	let now = 0;
	const timer: Timer = (milliseconds, call) => {
		const entry = { at: now + milliseconds, call };
		calls.push(entry);
		return () => {
			calls = calls.filter((other) => other !== entry);
		};
	};
	return {
		timer,
		advance(milliseconds: number) {
			now += milliseconds;
			const due = calls.filter(({ at }) => at <= now);
			calls = calls.filter(({ at }) => at > now);
			for (const { call } of due) call();
		}
	};
}

test('an offer is told politely, and goes after ten seconds', async () => {
	const clock = handClock();
	const undo = new Undo(clock.timer);
	await render(UndoBar, { undo });
	undo.offer({ text: 'Retour noté', undo: () => undefined });
	await expect.element(page.getByRole('status').getByText('Retour noté')).toBeVisible();
	clock.advance(UNDO_SECONDS * 1000 - 1);
	await expect.element(page.getByRole('button', { name: 'Annuler' })).toBeVisible();
	clock.advance(1);
	await expect.element(page.getByRole('button', { name: 'Annuler' })).not.toBeInTheDocument();
});

test('undoing happens once, and closes the offer', async () => {
	const back = vi.fn();
	const undo = new Undo(handClock().timer);
	await render(UndoBar, { undo });
	undo.offer({ text: 'Réservation annulée', undo: back });
	await page.getByRole('button', { name: 'Annuler' }).click();
	await expect.element(page.getByRole('button', { name: 'Annuler' })).not.toBeInTheDocument();
	await expect.poll(() => back).toHaveBeenCalledOnce();
});

test('a new offer takes the place of the one before, with ten seconds of its own', async () => {
	const clock = handClock();
	const undo = new Undo(clock.timer);
	await render(UndoBar, { undo });
	undo.offer({ text: 'Première', undo: () => undefined });
	clock.advance(9_000);
	undo.offer({ text: 'Seconde', undo: () => undefined });
	clock.advance(9_000);
	await expect.element(page.getByText('Seconde')).toBeVisible();
	await expect.element(page.getByText('Première')).not.toBeInTheDocument();
});
