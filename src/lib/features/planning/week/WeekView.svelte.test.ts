import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../../../../tests/until.ts';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '../../../i18n/paraglide/runtime.js';
import { db } from '../../../store/db.ts';
import type { OccurrenceId } from '../../../domain/ids.ts';
import { writtenIn } from '../../../engine/testing/written.ts';
import { UNDO_SECONDS } from '../../../ui/undo.svelte.ts';
import { clearAll, fill, range, resourceRow, SPACE } from '../../booking/testing/rows.ts';
import Stage from '../../booking/testing/Stage.svelte';
import { BOOKINGS, RESOURCES, village, VILLAGE_NOW } from '../../booking/testing/village.ts';
import PlanningScreen from '../PlanningScreen.svelte';

overwriteGetLocale(() => 'fr');

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['Date'], now: VILLAGE_NOW });
});
afterEach(async () => {
	vi.useRealTimers();
	await clearAll(db);
});

const go = vi.fn();
const turn = vi.fn();
const visit = vi.fn();
const open = async (search: string, width: number) => {
	await page.viewport(width, 844);
	await fill(db, village());
	return render(Stage, {
		screen: PlanningScreen,
		given: { params: new URLSearchParams(search), go, turn, visit }
	});
};
const cell = (name: RegExp) => page.getByRole('gridcell', { name });

test('[BK14] wide: a cell says day, thing, what is there and what remains', async () => {
	await open('vue=semaine', 1100);
	await expect.element(page.getByRole('heading', { name: /^7 – 13\sjuin/ })).toBeVisible();
	await expect
		.element(
			cell(
				/^samedi 12 juin, Tables pliantes.*20, .*Kermesse.*24, .*En liste d’attente.*12 sur 32 libres/
			)
		)
		.toBeInTheDocument();
	await expect.element(cell(/^mardi 8 juin, Grande salle : libre, réserver/)).toBeInTheDocument();
	await expect.element(cell(/Sono portable.*Bal du comité, En retard/).first()).toBeInTheDocument();
});

test('wide: by keyboard alone, a span of free days is booked', async () => {
	await open('vue=semaine', 1100);
	await expect.element(cell(/^vendredi 11 juin, Cuisine/)).toHaveAttribute('tabindex', '0');
	cell(/^vendredi 11 juin, Cuisine/)
		.element()
		.focus();
	await userEvent.keyboard('{ArrowDown}{Home}{Shift>}{ArrowRight}{/Shift}');
	await expect.element(cell(/^mardi 8 juin, Grande salle/)).toHaveFocus();
	await expect
		.element(page.getByText(/^Du lundi 7\sjuin au mardi 8\sjuin. Entrée/))
		.toBeInTheDocument();
	await userEvent.keyboard('{Enter}');
	await expect
		.poll(() => visit)
		.toHaveBeenLastCalledWith(
			`/e/${SPACE}/reserver?jour=2027-06-07&jusqu=2027-06-08&ressource=${RESOURCES.hall.id}`
		);
});

test('wide: the keys find their way back into a grid whose last rows were given back meanwhile', async () => {
	const scene = village();
	const resources = [...(scene.resources ?? [])];
	while (resources.length < 30) resources.push(resourceRow(`Table no ${resources.length}`));
	await page.viewport(1100, 844);
	await fill(db, { ...scene, resources });
	await render(Stage, {
		screen: PlanningScreen,
		given: { params: new URLSearchParams('vue=semaine'), go, turn, visit }
	});
	const reached = () => document.querySelectorAll('[role=gridcell][tabindex="0"]').length;
	const things = () => document.querySelectorAll('[data-thing]').length;
	await until(() => expect(reached()).toBe(1));
	document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
	await userEvent.keyboard('{Control>}{End}{/Control}');
	await until(() => expect(document.activeElement).toHaveAttribute('data-row', '29'));
	await page.getByRole('link', { name: 'Mois', exact: true }).click();
	await until(() => expect(things()).toBeLessThan(30));
	await page.getByRole('link', { name: 'Semaine', exact: true }).click();
	await until(() => expect(reached()).toBe(1));
});

test('[BK11] wide: by keyboard, what others asked is not taken up but says why, and what may be proposed', async () => {
	await open('vue=semaine', 1100);
	await expect.element(cell(/^samedi 12 juin, Grande salle/)).toBeInTheDocument();
	cell(/^samedi 12 juin, Grande salle/)
		.element()
		.focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('link', { name: 'Kermesse de l’école' })).toBeVisible();
	await expect.element(page.getByText(/^Vous ne pouvez pas la déplacer/)).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Leur proposer autre chose' }))
		.toHaveAttribute(
			'href',
			`/e/${SPACE}/reservation/${BOOKINGS.fair.booking}?proposer&date=${BOOKINGS.fair.occurrence}`
		);
	await expect.element(page.getByRole('button', { name: /Déplacer/ })).not.toBeInTheDocument();
});

test('[BK11] wide: whoever only reads is told that it isn’t theirs to move, and proposes nothing', async () => {
	await open('vue=semaine', 1100);
	await db.spaces.update(SPACE, {
		roles: [{ role: 'lecteur', association: BOOKINGS.choir.association }]
	});
	await expect.element(cell(/^samedi 12 juin, Grande salle/)).toBeInTheDocument();
	cell(/^samedi 12 juin, Grande salle/)
		.element()
		.focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText(/^Vous ne pouvez pas la déplacer/)).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Leur proposer autre chose' }))
		.not.toBeInTheDocument();
});

/** The bar of a booking in a thing's row, once it is drawn. */
const barIn = (thing: string, title: string) =>
	vi.waitFor(() => {
		const bars = document.querySelectorAll<HTMLElement>(`[data-thing="${thing}"] [data-bar]`);
		const bar = [...bars].find(({ textContent }) => textContent.includes(title));
		if (bar === undefined) throw new Error(`no bar of ${title}`);
		return bar;
	});
/** What the mouse does, from the middle of an element: so many pixels at a time. */
function mouseOn(element: HTMLElement, part = 0.5) {
	element.scrollIntoView({ block: 'center' });
	const { left, top, width, height } = element.getBoundingClientRect();
	const [x, y] = [left + width * part, top + height / 2];
	const send = (type: string, dx: number, dy: number) =>
		(document.elementFromPoint(x + dx, y + dy) ?? document.body).dispatchEvent(
			new PointerEvent(type, {
				bubbles: true,
				cancelable: true,
				pointerId: 1,
				pointerType: 'mouse',
				clientX: x + dx,
				clientY: y + dy
			})
		);
	return {
		down: () => send('pointerdown', 0, 0),
		move: (dx: number, dy = 0) => send('pointermove', dx, dy),
		up: (dx: number, dy = 0) => send('pointerup', dx, dy)
	};
}
const handLoaded = () =>
	vi.waitFor(() => expect(document.querySelectorAll('dialog')).toHaveLength(2));

test('[BK11] wide: what others asked is not picked up by mouse, and says whom to ask', async () => {
	await open('vue=semaine', 1100);
	const { fair, choir } = BOOKINGS;
	const theirs = await barIn(RESOURCES.hall.id, fair.title);
	const mine = await barIn(RESOURCES.hall.id, choir.title);
	const looks = (bar: HTMLElement) => getComputedStyle(bar).cursor;
	expect([looks(theirs), looks(mine)]).toEqual(['pointer', 'grab']);
	// Only what one may move has ends to draw on.
	const ends = (bar: HTMLElement) => getComputedStyle(bar, '::after').cursor;
	expect([ends(theirs), ends(mine)]).toEqual(['pointer', 'ew-resize']);
	await handLoaded();

	const mouse = mouseOn(theirs);
	mouse.down();
	mouse.move(-120);
	await expect
		.element(page.getByRole('alert').getByText(/demandée par .*vous ne pouvez pas la déplacer/))
		.toBeVisible();
	expect(theirs.classList.contains('on')).toBe(false);
	mouse.up(-120);
	await expect
		.element(page.getByRole('link', { name: 'Leur proposer autre chose' }))
		.toHaveAttribute('href', expect.stringContaining(`/${fair.booking}?proposer&date=`));
	expect(await writtenIn(SPACE)).toEqual([]);
	await page.getByRole('button', { name: 'Fermer' }).click();
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('[BK11] wide: one’s own is picked up by mouse, and no row moves meanwhile', async () => {
	await open('vue=semaine', 1100);
	await handLoaded();
	const mine = await barIn(RESOURCES.hall.id, BOOKINGS.choir.title);
	const mouse = mouseOn(mine);
	const top = mine.getBoundingClientRect().top;
	mouse.down();
	mouse.move(-120);
	await vi.waitFor(() => expect(mine.classList.contains('on')).toBe(true));
	expect(mine.getBoundingClientRect().top).toBe(top);
	mouse.up(-120);
	await expect.element(page.getByText(/déplacement noté/).first()).toBeVisible();
	expect(await sets()).toMatchObject([[{ range: { start: '2027-06-12T15:00' } }]]);
});

/** Takes up by keyboard the booking of that title, in this cell. */
async function takeUp(at: RegExp, title: string) {
	await expect.element(cell(at).first()).toBeInTheDocument();
	cell(at).first().element().focus();
	await userEvent.keyboard('{Enter}');
	const move = page.getByRole('button', { name: new RegExp(`^Déplacer\\s: ${title}`) });
	await move.click();
}
const { board } = BOOKINGS;
const sets = async () =>
	(await writtenIn(SPACE)).flatMap((fact) =>
		fact.kind === 'booking.changed' ? [fact.body.occurrences?.set] : []
	);

const { choir } = BOOKINGS;
const lines = async () =>
	(await writtenIn(SPACE)).flatMap((fact) =>
		fact.kind === 'booking.changed' ? [fact.body.lines?.set] : []
	);
/** How far below the middle of a bar the middle of a thing's row is, px. */
const downTo = (bar: HTMLElement, thing: string) => {
	const middle = (one: Element) => {
		const { top, height } = one.getBoundingClientRect();
		return top + height / 2;
	};
	const row = document.querySelector(`[data-thing="${thing}"]`);
	return row ? middle(row) - middle(bar) : 0;
};
const guest = () => document.querySelector<HTMLElement>('.guest');

test('[R6] wide: dragged to another row, a line asks for that thing, which is undone in ten seconds', async () => {
	await open('vue=semaine', 1100);
	await handLoaded();
	const bar = await barIn(RESOURCES.hall.id, choir.title);
	const mouse = mouseOn(bar);
	const down = downTo(bar, RESOURCES.small.id);
	const heights = () =>
		[...document.querySelectorAll('[data-thing]')].map((row) => row.clientHeight);
	const before = heights();
	mouse.down();
	mouse.move(0, down);
	await vi.waitFor(() => expect(guest()?.textContent).toMatch(/15\sh\s–\s18\sh.*chorale/));
	expect(guest()?.closest('[data-thing]')?.getAttribute('data-thing')).toBe(RESOURCES.small.id);
	await expect
		.element(page.getByText(/chorale\s:\sPetite\ssalle,\sdimanche\s13\sjuin.*Libre/).last())
		.toBeVisible();
	expect(bar.classList.contains('away')).toBe(true);
	expect(heights().slice(0, 4)).toEqual(before.slice(0, 4));
	// Back over its own row nothing is asked for.
	mouse.move(0, 0);
	await vi.waitFor(() => expect(guest()).toBeNull());
	mouse.move(0, down);
	mouse.up(0, down);
	await expect.element(page.getByText(/changement\snoté,\sPetite\ssalle/).first()).toBeVisible();
	const [line] = choir.items;
	expect(await lines()).toEqual([[{ id: line?.line, resource: RESOURCES.small.id }]]);
	expect(await sets()).toEqual([undefined]);
	await expect.element(cell(/^dimanche\s13\sjuin,\sPetite\ssalle.*chorale/)).toBeInTheDocument();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
	await expect.element(cell(/^dimanche\s13\sjuin,\sGrande\ssalle.*chorale/)).toBeInTheDocument();
});

test('[R1] [R6] wide: once it has left the phone, another thing and day are undone by asking for what was', async () => {
	await open('vue=semaine', 1100);
	await takeUp(/^dimanche\s13\sjuin,\sGrande\ssalle/, choir.title);
	await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
	await expect
		.element(page.getByText(/chorale\s:\sPetite\ssalle,\ssamedi\s12\sjuin.*Libre/).last())
		.toBeVisible();
	await userEvent.keyboard('{Enter}');
	await expect
		.element(page.getByText(/changement\snoté,\sPetite\ssalle,\ssamedi\s12/).first())
		.toBeVisible();
	// One is where one has put it.
	await expect.element(cell(/^samedi\s12\sjuin,\sPetite\ssalle/)).toHaveFocus();
	await db.outbox.toCollection().modify({ sent: true });
	await page.getByRole('button', { name: 'Annuler' }).click();
	await until(async () => expect(await lines()).toHaveLength(2));
	expect(await lines()).toMatchObject([
		[{ resource: RESOURCES.small.id }],
		[{ resource: RESOURCES.hall.id }]
	]);
	expect(await sets()).toMatchObject([
		[{ range: { start: '2027-06-12T15:00' } }],
		[{ range: { start: '2027-06-13T15:00' } }]
	]);
});

test('[RS2] wide: of a thing there are too few of, that is said before it is put down, and it stays', async () => {
	await open('vue=semaine', 1100);
	await db.occurrences.update(BOOKINGS.jumble.id, { iChange: true });
	await handLoaded();
	const bar = await barIn(RESOURCES.tables.id, BOOKINGS.jumble.title);
	await vi.waitFor(() => expect(bar.classList.contains('can')).toBe(true));
	const mouse = mouseOn(bar);
	const down = downTo(bar, RESOURCES.marquee.id);
	mouse.down();
	mouse.move(0, down);
	await vi.waitFor(() => expect(guest()?.classList.contains('amiss')).toBe(true));
	await expect.element(page.getByText(/Barnum.*dimanche\s13\sjuin.*2/).last()).toBeVisible();
	mouse.up(0, down);
	await expect
		.element(page.getByRole('alert').getByText(/^Vide-grenier\sreste\soù\selle\sétait.\sBarnum/))
		.toBeVisible();
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('[BK7] wide: what the booking takes already is not free for another of its lines', async () => {
	await open('vue=semaine', 1100);
	await db.occurrences.update(BOOKINGS.elders.id, { iChange: true });
	await takeUp(/^dimanche\s13\sjuin,\sGrande\ssalle/, BOOKINGS.elders.title);
	await userEvent.keyboard('{ArrowUp}');
	await expect
		.element(page.getByText(/Cuisine.*Cette\sréservation\sla\sprend\sdéjà/).last())
		.toBeVisible();
});

test('[BK10] wide: the thing of a booking that repeats stays, and it is said why', async () => {
	await open('vue=semaine&jour=2027-06-14', 1100);
	await takeUp(/^lundi\s14\sjuin,\sPetite\ssalle/, board.title);
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(page.getByText(/Elle\sse\srépète/).last()).toBeVisible();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(page.getByText(/Elle\sse\srépète/).last()).not.toBeInTheDocument();
});

test('wide: what is in hand goes to the cell one taps', async () => {
	await open('vue=semaine', 1100);
	await takeUp(/^dimanche\s13\sjuin,\sGrande\ssalle/, choir.title);
	await cell(/^jeudi\s10\sjuin,\sPetite\ssalle/).click({ position: { x: 8, y: 8 } });
	await expect
		.element(page.getByText(/chorale\s:\sPetite\ssalle,\sjeudi\s10\sjuin/).last())
		.toBeVisible();
	await page.getByRole('button', { name: 'Poser ici' }).click();
	await until(async () =>
		expect(await lines()).toMatchObject([[{ resource: RESOURCES.small.id }]])
	);
});

test('[BK10] wide: one date of a repeat put elsewhere goes alone, or takes along those after it', async () => {
	await open('vue=semaine&jour=2027-06-14', 1100);
	const days = ['2027-06-07', '2027-06-21', '2027-06-28', '2027-07-05'];
	const gone = board.items.map((item) => ({ ...item, standing: 'withdrawn' as const }));
	await db.occurrences.bulkPut(
		days.map((day, index) => {
			const moved = range(`${day}T20:00`, `${day}T22:00`);
			const { from, to } = moved;
			const id = String(index + 2) as OccurrenceId;
			const items = day === '2027-06-28' ? gone : board.items;
			return {
				...board,
				id: `${board.booking}/${id}`,
				occurrence: id,
				range: moved,
				from,
				to,
				items
			};
		})
	);
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await userEvent.keyboard('{ArrowRight}{Enter}');
	await page.getByRole('button', { name: 'Laisser tel quel' }).click();
	await expect.element(cell(/^lundi 14 juin, Petite salle.*Conseil/)).toBeInTheDocument();
	expect(await sets()).toEqual([]);

	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await userEvent.keyboard('{ArrowRight}{Enter}');
	await page.getByRole('button', { name: 'Celle‑ci et les 2 suivantes' }).click();
	await expect.element(page.getByText(/déplacement noté pour 3 dates/).first()).toBeVisible();
	expect(await sets()).toEqual([
		['2027-06-15', '2027-06-22', '2027-07-06'].map((day) =>
			expect.objectContaining({
				range: expect.objectContaining({ start: `${day}T20:00`, end: `${day}T22:00` })
			})
		)
	]);
	await page.getByRole('button', { name: 'Annuler' }).click();
	await until(async () => expect(await writtenIn(SPACE)).toEqual([]));
});

test('wide: another end is said as such, and not as a move', async () => {
	await open('vue=semaine&jour=2027-06-14', 1100);
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}');
	await expect.element(page.getByText(/durée changée, du lundi 14/).first()).toBeVisible();
	await until(async () =>
		expect(await sets()).toMatchObject([[{ range: { end: '2027-06-15T22:00' } }]])
	);
});

test('[R4] wide: what has ended is not taken up, and says where to correct it', async () => {
	vi.setSystemTime(board.to);
	await open('vue=semaine&jour=2027-06-14', 1100);
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await expect.element(page.getByRole('alert').getByText(/c’est terminé/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Poser ici' })).not.toBeInTheDocument();
	await userEvent.keyboard('{ArrowRight}{Enter}');
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('wide: that something has ended is said for a while, or until Escape', async () => {
	vi.setSystemTime(board.to);
	await open('vue=semaine&jour=2027-06-14', 1100);
	const said = page.getByRole('alert').getByText(/c’est terminé/);
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await expect.element(said).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(said).not.toBeInTheDocument();
	const waits = vi.spyOn(globalThis, 'setTimeout');
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await expect.element(said).toBeVisible();
	const leaving = waits.mock.calls.filter(([, wait]) => wait === UNDO_SECONDS * 1000);
	waits.mockRestore();
	expect(leaving).toHaveLength(1);
	leaving[0]?.[0]();
	await expect.element(said).not.toBeInTheDocument();
});

test('wide: what one has in hand is let go when another view is shown', async () => {
	const { rerender } = await open('vue=semaine&jour=2027-06-14', 1100);
	await takeUp(/^lundi 14 juin, Petite salle/, board.title);
	await expect.element(page.getByRole('button', { name: 'Poser ici' })).toBeVisible();
	const given = { go, turn, visit };
	await rerender({ given: { ...given, params: new URLSearchParams('jour=2027-06-14') } });
	await expect.element(page.getByRole('heading', { name: /14 juin.*Lundi/ })).toBeVisible();
	await rerender({
		given: { ...given, params: new URLSearchParams('vue=semaine&jour=2027-06-14') }
	});
	await expect.element(cell(/^lundi 14 juin, Petite salle/)).toBeVisible();
	await expect.element(page.getByRole('button', { name: 'Poser ici' })).not.toBeInTheDocument();
});

test('phone: a tapped cell says its words just below, and closes again', async () => {
	await open('vue=semaine', 390);
	const sunday = page.getByRole('button', { name: /^dimanche 13 juin, Grande salle/ });
	await sunday.click();
	await expect.element(sunday).toHaveAttribute('aria-expanded', 'true');
	await expect.element(page.getByRole('heading', { name: 'Dim. 13' })).toBeVisible();
	await expect.element(page.getByRole('link', { name: 'Répétition de la chorale' })).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: 'Réserver ce jour' }))
		.toHaveAttribute('href', expect.stringContaining('jour=2027-06-13'));
	await sunday.click();
	await expect.element(page.getByRole('heading', { name: 'Dim. 13' })).not.toBeInTheDocument();
});

test('a filter is said in words that can be taken away', async () => {
	await open('vue=semaine&commune=Issus&type=vehicle', 390);
	await expect.element(page.getByRole('heading', { name: /Minibus/ })).toBeVisible();
	await expect.element(page.getByRole('heading', { name: /Grande salle/ })).not.toBeInTheDocument();
	await page.getByRole('button', { name: 'Retirer le filtre : Issus' }).click();
	await expect.poll(() => go).toHaveBeenLastCalledWith('?vue=semaine&type=vehicle');
});

test('the week has a row for each of several things asked for, and one word for each', async () => {
	const { hall, marquee } = RESOURCES;
	await open(`vue=semaine&ressource=${marquee.id}&ressource=${hall.id}`, 1100);
	await expect.element(cell(/^samedi 12 juin, Grande salle.*Kermesse/)).toBeVisible();
	await expect.element(cell(/^dimanche 13 juin, Barnum.*Vide-grenier/)).toBeVisible();
	expect(document.querySelectorAll('[data-thing]')).toHaveLength(2);
	await page.getByRole('button', { name: 'Retirer le filtre : Grande salle' }).click();
	await expect.poll(() => go).toHaveBeenLastCalledWith(`?vue=semaine&ressource=${marquee.id}`);
});

test('[T5] month: weeks with their numbers, and what each day holds', async () => {
	await open('vue=mois', 390);
	await expect.element(page.getByRole('rowheader', { name: /Semaine 23/ })).toBeVisible();
	const day = page.getByRole('link', { name: /^dimanche 13 juin.*1 confirmée, 2 à régler/ });
	await expect
		.element(day)
		.toHaveAttribute('href', expect.stringMatching(/planning\?jour=2027-06-13$/));
});

test('[BK14] month of one thing: what is left of each day', async () => {
	await open(`vue=mois&ressource=${RESOURCES.hall.id}`, 390);
	await expect.element(page.getByRole('link', { name: /^lundi 14 juin.*: Libre/ })).toBeVisible();
	await expect
		.element(page.getByRole('link', { name: /^samedi 12 juin.*: En partie/ }))
		.toBeVisible();
});
