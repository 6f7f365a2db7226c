import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { clearAll, fill, linkRow } from '../booking/testing/rows.ts';
import { season } from '../booking/testing/season.ts';
import Stage from '../booking/testing/Stage.svelte';
import { RESOURCES, village, VILLAGE_NOW } from '../booking/testing/village.ts';
import PlanningScreen from './PlanningScreen.svelte';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { FORCED, outlineOf, wish } from '../../../../tests/looks/wish.ts';
import { until } from '../../../../tests/until.ts';

overwriteGetLocale(() => 'fr');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
});
afterEach(async () => {
	vi.useRealTimers();
	await wish();
	await clearAll(db);
});

const go = vi.fn();
const turn = vi.fn();
const visit = vi.fn();
const open = (search = '') =>
	render(Stage, {
		screen: PlanningScreen,
		given: { params: new URLSearchParams(search), go, turn, visit }
	});
const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const rows = () => document.querySelectorAll('.row').length;

test('the agenda begins today and says each standing in words', async () => {
	await fill(db, village());
	await open();
	await expect.element(heading(/11 juin.*Vendredi.*aujourd’hui/)).toBeVisible();
	await expect
		.element(page.getByText('À régler avec Répétition de la chorale'))
		.toBeInTheDocument();
	await expect
		.element(page.getByText('En liste d’attente, derrière Kermesse de l’école'))
		.toBeInTheDocument();
	await expect.element(page.getByText('Demandée, pas encore reçue')).toBeInTheDocument();
});

test('a view whose file is gone says so, with a way on; the others go on', async () => {
	await fill(db, village());
	const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
	const params = new URLSearchParams('vue=semaine');
	const given = { params, go, turn, visit, views: { semaine: gone, mois: gone } };
	const { rerender } = await render(Stage, { screen: PlanningScreen, given });
	await expect.element(page.getByRole('alert').getByText(/n’a pas pu s’ouvrir/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Recharger la page' })).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
	await rerender({ given: { ...given, params: new URLSearchParams() } });
	await expect.element(heading(/11 juin.*Vendredi.*aujourd’hui/)).toBeVisible();
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('who leaves in the moment of a tap is left alone: the address is another page’s by then', async () => {
	await fill(db, village());
	const screen = await open();
	await expect.element(heading(/11 juin.*Vendredi.*aujourd’hui/)).toBeVisible();
	turn.mockClear();
	const tap = new MouseEvent('click', { bubbles: true, cancelable: true });
	page.getByRole('link', { name: 'Mois', exact: true }).element().dispatchEvent(tap);
	await screen.unmount();
	// The tap's own frame has been painted, and another after it.
	for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
	await new Promise((done) => setTimeout(done, 0));
	expect(turn).not.toHaveBeenCalled();
});

test('who has come by keys to the date’s button is in its field once that is made', async () => {
	let idle: () => void = () => undefined;
	vi.stubGlobal('requestIdleCallback', (call: () => void) => {
		const before = idle;
		idle = () => {
			before();
			call();
		};
		return 0;
	});
	await fill(db, village());
	await open();
	const button = page.getByRole('button', { name: 'Aller à une date' });
	await expect.element(button).toBeVisible();
	button.element().focus();
	idle();
	await until(() => expect(document.activeElement).toHaveAttribute('type', 'date'));
	vi.unstubAllGlobals();
});

test('a tap on the date before there was time to make its field opens it all the same', async () => {
	vi.stubGlobal('requestIdleCallback', () => 0);
	const opened = vi.spyOn(HTMLInputElement.prototype, 'showPicker').mockReturnValue();
	await fill(db, village());
	await open();
	await page.getByRole('button', { name: 'Aller à une date' }).click();
	await until(() => expect(opened).toHaveBeenCalledOnce());
	const field = document.activeElement;
	if (!(field instanceof HTMLInputElement)) throw new Error('The field was not made');
	await userEvent.fill(field, '2027-06-20');
	await until(() => expect(go).toHaveBeenLastCalledWith('?jour=2027-06-20'));
	opened.mockRestore();
	vi.unstubAllGlobals();
});

test('[BK9] what was heard long ago is said to be old', async () => {
	await fill(db, village({ link: linkRow({ at: 'offline' }) }));
	await open();
	await expect.element(page.getByText('Connu à 14 h 12')).toBeVisible();
});

test('the address asks for a day, and a filter leaves what it names', async () => {
	await fill(db, village());
	await open('jour=2027-06-13&miennes=1');
	await expect.element(heading('Répétition de la chorale')).toBeVisible();
	await expect.element(page.getByText('Vide-grenier')).not.toBeInTheDocument();
	await page.getByRole('button', { name: 'Aujourd’hui' }).click();
	await expect.poll(() => go).toHaveBeenLastCalledWith('?miennes=1');
});

const { hall, marquee, minibus } = RESOURCES;
const both = `ressource=${hall.id}&ressource=${marquee.id}`;

test.each(['', '&miennes=1'])(
	'of several things asked for, the agenda shows all of each%s',
	async (mine) => {
		await fill(db, village());
		await open(`jour=2027-06-12&${both}${mine}`);
		await expect.element(heading('Répétition de la chorale')).toBeVisible();
		// Of the marquee, and nobody's I act for; of the minibus, which nobody asked about.
		if (mine) await expect.element(heading('Vide-grenier')).not.toBeInTheDocument();
		else await expect.element(heading('Vide-grenier')).toBeVisible();
		await expect.element(heading('Sortie à Carcassonne')).not.toBeInTheDocument();
	}
);

test('of several things asked for, a day of the month counts the bookings of each', async () => {
	await fill(db, village());
	await open(`vue=mois&${both}`);
	// The jumble sale has the marquee; the elders and the choir are both in the hall.
	await expect
		.element(page.getByRole('link', { name: /^dimanche 13 juin.*1 confirmée, 2 à régler/ }))
		.toBeVisible();
	await expect.element(page.getByText('En partie')).not.toBeInTheDocument();
});

test.each([
	['agenda', () => heading('Kermesse de l’école')],
	['semaine', () => heading(/^Grande salle/)],
	['mois', () => page.getByRole('link', { name: /^samedi 12 juin.*confirmée/ })]
])('things unknown are dropped from what is asked: %s', async (view, shown) => {
	await page.viewport(390, 844);
	await fill(db, village());
	await open(`vue=${view}&jour=2027-06-12&ressource=${'z'.repeat(22)}`);
	await expect.element(page.getByRole('button', { name: 'Filtrer' })).toBeVisible();
	await expect
		.element(page.getByRole('list', { name: 'Filtres du planning' }))
		.not.toBeInTheDocument();
	// Nothing else being asked for, all is shown, as ever.
	await expect.element(shown()).toBeVisible();
});

const outing = /Sortie\sà\sCarcassonne/;
test.each([
	['agenda', () => heading(outing)],
	['semaine', () => page.getByRole('link', { name: /^Minibus/ })],
	['mois', () => page.getByRole('link', { name: /^vendredi 11 juin.*confirmée/ })]
])('[RS8] what is lent no more keeps its address and its bookings: %s', async (view, shown) => {
	await page.viewport(390, 844);
	await fill(db, village());
	await db.resources.update(minibus.id, { retired: true });
	await open(`vue=${view}&jour=2027-06-11&ressource=${minibus.id}`);
	await expect
		.element(page.getByRole('button', { name: /Minibus.*\(retirée de l’inventaire\)/ }))
		.toBeVisible();
	await expect.element(shown().first()).toBeVisible();
	await expect.element(page.getByText('Kermesse de l’école')).not.toBeInTheDocument();
	if (view === 'semaine')
		await expect
			.element(page.getByRole('button', { name: /^samedi 12 juin, Minibus.*Retirée/ }))
			.toBeVisible();
});

test('in the filter, several things are ticked by keyboard, and shown in one address', async () => {
	await page.viewport(390, 844);
	await fill(db, village());
	await db.resources.update(minibus.id, { retired: true });
	await open('vue=semaine');
	await page.getByRole('button', { name: 'Filtrer' }).click();
	const things = page.getByText('Ressources\u00a0: toutes');
	await expect.element(things).toBeVisible();
	document.querySelector<HTMLElement>('dialog summary')?.focus();
	await userEvent.keyboard('{Enter}{Tab}');
	await expect
		.element(page.getByRole('searchbox', { name: 'Chercher une ressource' }))
		.toHaveFocus();
	await userEvent.keyboard('barnum');
	const box = (name: RegExp) => page.getByRole('checkbox', { name });
	await expect.element(box(/^Grande salle/)).not.toBeInTheDocument();
	// What search boxes offer to empty them is no stop of its own.
	await userEvent.keyboard('{Tab} ');
	await expect.element(box(/^Barnum/)).toBeChecked();
	await page.getByRole('searchbox').fill('');
	await box(/^Grande salle/).click();
	await expect.element(box(/^Minibus/)).not.toBeInTheDocument();
	await expect.element(page.getByText('Ressources\u00a0: 2 choisies')).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
	await page.getByRole('button', { name: 'Voir le planning' }).click();
	await expect
		.poll(() => go)
		.toHaveBeenLastCalledWith(`?vue=semaine&ressource=${marquee.id}&ressource=${hall.id}`);
});

test('what is ticked of another kind is not asked for; what is asked for is ticked when one comes back', async () => {
	await fill(db, village());
	await open(both);
	await page.getByRole('button', { name: '2 filtres' }).click();
	await expect.element(page.getByRole('checkbox', { name: /^Grande salle/ })).toBeChecked();
	await expect.element(page.getByRole('checkbox', { name: /^Petite salle/ })).not.toBeChecked();
	await page.getByLabelText('Sorte').selectOptions('Locaux');
	await expect.element(page.getByText('Ressources\u00a0: 1 choisie')).toBeVisible();
	await page.getByRole('button', { name: 'Voir le planning' }).click();
	await expect.poll(() => go).toHaveBeenLastCalledWith(`?type=room&ressource=${hall.id}`);
});

test('the filter holds at 320 px with text twice as big', async () => {
	await page.viewport(320, 640);
	// As the layout is.
	document.body.style.container = 'page / inline-size';
	document.documentElement.style.fontSize = '225%';
	await fill(db, village());
	await open(both);
	await page.getByRole('button', { name: '2 filtres' }).click();
	await expect.element(page.getByRole('checkbox', { name: /^Grande salle/ })).toBeVisible();
	const dialog = document.querySelector('dialog');
	const pushed = [dialog, ...(dialog?.querySelectorAll('*') ?? [])].flatMap((one) =>
		one && one.clientWidth > 0 && one.scrollWidth > one.clientWidth && !one.closest('.vh')
			? `${one.tagName} ${one.className} ${one.scrollWidth} > ${one.clientWidth}`
			: []
	);
	document.documentElement.style.fontSize = document.body.style.container = '';
	expect(pushed).toEqual([]);
});

test('with a season of thousands only a page is read; more come on both sides, in their place', async () => {
	await fill(db, village({ occurrences: season(4_000), bookings: [], claims: [] }));
	await open('jour=2027-02-10');
	await expect.element(heading(/10 février/)).toBeVisible();
	// They come a few at a time, until all that was read stands: a page is whole days, of eleven each.
	await until(() => expect(rows()).toBe(33));
	const few = rows();
	expect(few).toBeLessThan(140);
	await page.getByRole('button', { name: 'Voir les jours d’avant' }).click();
	await expect.element(heading(/9 février/)).toBeInTheDocument();
	// Coming into view is enough; who moves by keys presses it.
	page.getByRole('button', { name: 'Voir la suite' }).element().scrollIntoView();
	await until(() => expect(rows()).toBeGreaterThan(few + 40));
});

test('a view one taps is there before the address says so, with the day and the filter at hand', async () => {
	await fill(db, village());
	await open('jour=2027-06-13&miennes=1');
	await expect.element(heading('Répétition de la chorale')).toBeVisible();
	const month = page.getByRole('link', { name: 'Mois', exact: true });
	await month.click();
	await expect.element(month).toHaveAttribute('aria-current', 'page');
	await expect.element(page.getByRole('link', { name: /^dimanche 13 juin/ })).toBeVisible();
	await expect.element(heading('Répétition de la chorale')).not.toBeInTheDocument();
	await until(() => expect(turn).toHaveBeenLastCalledWith('?vue=mois&jour=2027-06-13&miennes=1'));
});

test.each([
	['agenda', () => page.getByRole('link', { name: /^jeudi 1er juillet.*: rien/ })],
	['semaine', () => page.getByText('Rien ne correspond à ce filtre.')],
	['mois', () => page.getByRole('link', { name: /^jeudi 1er juillet/ })]
])(
	'with nothing that answers the filter, and days called as they are seen, it is open to all: %s',
	async (view, known) => {
		await fill(db, village());
		await open(`vue=${view}&jour=2027-07-01&commune=Nulle+part`);
		await expect.element(known()).toBeVisible();
		expect(await faultsInBothLights()).toEqual([]);
	}
);

test('views not shown are drawn ahead, unseen and out of reach; one of them is there in the next frame', async () => {
	await fill(db, village());
	await open();
	await expect.element(heading(/11 juin.*Vendredi.*aujourd’hui/)).toBeVisible();
	const days = () => [...document.querySelectorAll('table td a')];
	const things = () => [...document.querySelectorAll('.res, [role="gridcell"]')];
	await until(() => expect(days()).toHaveLength(35));
	await until(() => expect(things().length).toBeGreaterThan(0));
	expect(days().filter((day) => day.checkVisibility())).toEqual([]);
	expect(things().filter((thing) => thing.checkVisibility())).toEqual([]);
	await expect.element(page.getByRole('table')).not.toBeInTheDocument();
	const month = page.getByRole('link', { name: 'Mois', exact: true }).element();
	const seen = await new Promise<number>((done) => {
		month.addEventListener('click', () =>
			requestAnimationFrame(() => done(days().filter((day) => day.checkVisibility()).length))
		);
		if (month instanceof HTMLElement) month.click();
	});
	expect(seen).toBe(35);
});

test.each(['agenda', 'mois'])(
	'with colours forced, a day’s dots and today are still told apart: %s',
	async (view) => {
		await fill(db, village());
		await open(`vue=${view}`);
		await expect.element(page.getByRole('link', { name: /^dimanche 13 juin/ })).toBeVisible();
		// Of the view one sees: the others are on the page too.
		const seen = (name: string) =>
			[...document.querySelectorAll(name)].find((one) => one.checkVisibility());
		await until(() => expect(seen(':is(td, .strip) .dot--confirmed')).toBeDefined());
		await wish(FORCED);
		const dot = seen(':is(td, .strip) .dot--confirmed');
		const ground = getComputedStyle(document.body).backgroundColor;
		expect(getComputedStyle(dot ?? document.body).backgroundColor).not.toBe(ground);
		const days = ':is(.strip .dcell, td a)';
		const other = seen(`${days}:not([aria-current]):not(.shown)`);
		expect(outlineOf(seen(`${days}[aria-current]`))).not.toBe(outlineOf(other));
	}
);
