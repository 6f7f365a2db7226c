import { addThing, agenda, allReceived, book, createSpace, invite, join, openTab } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HALL = 'Grande salle';
const NIGHT = /^Demain/;

/** The agenda, once it says so many things that have all been received. */
async function agendaOf(phone: Phone, path: string, count: number): Promise<string[]> {
	await phone.goto(`${path}/planning`);
	let said: string[] = [];
	await expect
		.poll(async () => {
			said = await agenda(phone);
			return said.length === count && !said.join().includes('pas encore reçue');
		})
		.toBe(true);
	return said;
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
		await allReceived(odette);
		const { link } = await invite(odette, /^Une autre association/);
		await allReceived(odette);
		const theo = await phone('Théo');
		await join(theo, { link }, { firstName: 'Théo', association: 'Chorale' });
		await openTab(theo, 'Inventaire');
		await expect(theo.page.getByRole('link', { name: HALL })).toBeVisible();
		await allReceived(theo);
		for (const one of [odette, theo]) await one.isInstalled();

		await relay.backup();
		// Closed, not only offline: an open socket would still bring what the old relay had said.
		await theo.close();
		// Told yes by the relay that is about to be lost.
		await book(odette, { when: NIGHT, things: [[HALL]], purpose: 'Kermesse' });
		const [before = ''] = await agendaOf(odette, path, 1);
		expect(before).toMatch(/Kermesse .*Confirmée$/);
		await allReceived(odette);
		await relay.restore();
		// Written while there is no relay at all: carried over.
		await book(odette, { when: NIGHT, things: [[HALL]], purpose: 'Loto' });
		await odette.close();

		const comeTheo = async (): Promise<void> => {
			await theo.open();
			await theo.goto(`${path}/aujourdhui`);
			await allReceived(theo);
			await book(theo, { when: NIGHT, things: [[HALL]], purpose: 'Concert' });
			const said = await agendaOf(theo, path, first === 'Théo' ? 1 : 3);
			if (first === 'Théo') expect(said.join()).toMatch(/Concert .*Confirmée$/);
			await allReceived(theo);
		};
		const comeOdette = async (): Promise<void> => {
			await odette.open();
			await odette.goto(`${path}/planning`);
			// At once, and all the while it gives back what it has: what it was told.
			await expect(odette.page.getByRole('article').filter({ hasText: 'Kermesse' })).toContainText(
				'Confirmée'
			);
			await allReceived(odette);
		};
		await relay.start();
		if (first === 'Théo') {
			await comeTheo();
			await comeOdette();
		} else {
			await comeOdette();
			await comeTheo();
		}

		for (const one of [odette, theo]) await agendaOf(one, path, 3);
		// Names come in a room of their own: one phone may have read them a moment before the other.
		let last: string[] = [];
		await expect
			.poll(async () => {
				const [one = [], other] = await Promise.all([odette, theo].map(agenda));
				last = one;
				return JSON.stringify(one) === JSON.stringify(other);
			})
			.toBe(true);
		const line = (title: string) => last.find((text) => text.includes(` ${title} `)) ?? '';
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
