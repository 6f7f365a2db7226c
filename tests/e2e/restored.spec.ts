import { addThing, agenda, book, createSpace, invite, join, openTab, stateLine } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HALL = 'Grande salle';
const NIGHT = /^Demain/;

const received = (phone: Phone) =>
	expect(stateLine(phone)).toContainText('Tout est reçu', { timeout: 60_000 });

/** What the agenda says, once it says so many things that have all been received. */
async function agendaOf(phone: Phone, path: string, count: number): Promise<string[]> {
	await phone.goto(`${path}/planning`);
	await expect
		.poll(
			async () => {
				const said = await agenda(phone);
				return said.length === count && !said.join().includes('pas encore reçue');
			},
			{ timeout: 30_000 }
		)
		.toBe(true);
	return agenda(phone);
}

for (const first of ['Théo', 'Odette'] as const) {
	test(`[BK4] [R1] yesterday’s backup is put back under today’s phones, ${first} comes back first: nothing is lost and no yes is taken back`, async ({
		phone,
		relay
	}) => {
		const odette = await phone('Odette');
		await odette.goto('/');
		const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
		await addThing(odette, { name: HALL, kind: 'Local' });
		await received(odette);
		const { link } = await invite(odette, /^Une autre association/);
		await received(odette);
		const theo = await phone('Théo');
		await join(theo, { link }, { firstName: 'Théo', association: 'Chorale' });
		await openTab(theo, 'Inventaire');
		await expect(theo.page.getByRole('link', { name: HALL })).toBeVisible();
		await received(theo);
		for (const one of [odette, theo]) await one.isInstalled();

		await relay.backup();
		// Closed, not only offline: an open socket would still bring what the old relay had said.
		await theo.close();
		// Told yes by the relay that is about to be lost.
		await book(odette, { when: NIGHT, things: [[HALL]], purpose: 'Kermesse' });
		const [before = ''] = await agendaOf(odette, path, 1);
		expect(before).toMatch(/Kermesse .*Confirmée$/);
		await received(odette);
		await relay.restore();
		// Written while there is no relay at all: carried over.
		await book(odette, { when: NIGHT, things: [[HALL]], purpose: 'Loto' });
		await odette.close();

		const comeTheo = async (): Promise<void> => {
			await theo.open();
			await theo.goto(`${path}/aujourdhui`);
			await received(theo);
			await book(theo, { when: NIGHT, things: [[HALL]], purpose: 'Concert' });
			await agendaOf(theo, path, first === 'Théo' ? 1 : 3);
			await received(theo);
		};
		const comeOdette = async (): Promise<void> => {
			await odette.open();
			await odette.goto(`${path}/planning`);
			// At once, and all the while it gives back what it has: what it was told.
			await expect(odette.page.getByRole('article').filter({ hasText: 'Kermesse' })).toContainText(
				'Confirmée'
			);
			await received(odette);
		};
		await relay.start();
		if (first === 'Théo') {
			await comeTheo();
			expect((await agenda(theo)).join()).toMatch(/Concert .*Confirmée$/);
			await comeOdette();
		} else {
			await comeOdette();
			await comeTheo();
		}

		const [one, other] = [await agendaOf(odette, path, 3), await agendaOf(theo, path, 3)];
		const line = (title: string) => one.find((text) => text.includes(` ${title} `)) ?? '';
		const strip = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/\s+/g, ' '));
		expect(strip(one)).toEqual(strip(other));
		expect(line('Loto')).toContain('En liste d’attente');
		if (first === 'Théo') {
			// Two were truly told yes: both stand, and both are for people to settle.
			for (const title of ['Kermesse', 'Concert']) expect(line(title)).toMatch(/régler/i);
		} else {
			expect(line('Kermesse')).toMatch(/Confirmée$/);
			expect(line('Concert')).toContain('En liste d’attente');
		}
	});
}
