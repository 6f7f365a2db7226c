import { addThing, agenda, book, createSpace, invite, join, openTab, stateLine } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HALL = 'Grande salle';

/** Odette has a space with a hall; Théo has come with his association and his chairs. */
async function village(
	phone: (owner: string) => Promise<Phone>,
	by: 'link' | 'code'
): Promise<{ odette: Phone; theo: Phone; path: string }> {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await expect(stateLine(odette)).toContainText('Tout est reçu');
	const { link, code } = await invite(odette, /^Une autre association/);
	await expect(stateLine(odette)).toContainText('Tout est reçu');

	const theo = await phone('Théo');
	const invitation = by === 'link' ? { link } : { code };
	await join(theo, invitation, { firstName: 'Théo', association: 'Chorale' });
	const arrived = Date.now();
	await openTab(theo, 'Inventaire');
	await expect(theo.page.getByRole('link', { name: HALL })).toBeVisible();
	const seenAfter = Date.now() - arrived;
	await addThing(theo, { name: 'Chaises', kind: 'Matériel', quantity: 40 });
	await expect(stateLine(theo)).toContainText('Tout est reçu');
	console.log(
		`taps to join by ${by} and bring a first thing: ${theo.taps}; the space is seen after ${seenAfter} ms`
	);

	await openTab(odette, 'Inventaire');
	await expect(odette.page.getByRole('link', { name: 'Chaises' })).toBeVisible();
	for (const one of [odette, theo]) await one.isInstalled();
	return { odette, theo, path };
}

/** What both screens say of the agenda, once they say the same. */
async function sameAgenda(path: string, ...phones: Phone[]): Promise<string[]> {
	for (const one of phones) await one.goto(`${path}/planning`);
	let last: string[] = [];
	await expect
		.poll(
			async () => {
				const said = await Promise.all(phones.map(agenda));
				last = said[0] ?? [];
				return (
					last.length === 4 &&
					said.every((other) => JSON.stringify(other) === JSON.stringify(last)) &&
					!JSON.stringify(last).includes('pas encore reçue')
				);
			},
			{ timeout: 20_000 }
		)
		.toBe(true)
		.catch(async (cause: unknown) => {
			const said = await Promise.all(phones.map(agenda));
			throw new Error(`They differ: ${JSON.stringify(said, undefined, 1)}`, { cause });
		});
	return last;
}

for (const [first, by, killed] of [
	['odette', 'link', false],
	['theo', 'code', true]
] as const) {
	test(`[BK2] [BK3] [BK4] both book the hall with no network, ${first} comes back first${killed ? ', the relay is killed on the way' : ''}`, async ({
		phone,
		relay
	}) => {
		const { odette, theo, path } = await village(phone, by);

		for (const one of [odette, theo]) await one.setOffline(true);
		await book(odette, { when: /^Demain/, things: [[HALL]], purpose: 'Kermesse' });
		await book(theo, { when: /^Demain/, things: [[HALL]], purpose: 'Concert' });
		await book(odette, { when: /^Demain/, things: [['Chaises', 10]], purpose: 'Loto' });
		await book(theo, { when: /^Demain/, things: [['Chaises', 20]], purpose: 'Répétition' });

		for (const [one, mine] of [
			[odette, ['Kermesse', 'Loto']],
			[theo, ['Concert', 'Répétition']]
		] as const) {
			await one.close();
			await one.open();
			await one.goto(`${path}/planning`);
			await expect(stateLine(one)).toContainText('Hors ligne');
			for (const title of mine) {
				await expect(one.page.getByRole('article').filter({ hasText: title })).toContainText(
					'Demandée, pas encore reçue'
				);
			}
		}

		for (const one of [odette, theo]) await one.goto(`${path}/planning`);
		const [early, late] = first === 'odette' ? [odette, theo] : [theo, odette];
		await early.setOffline(false);
		await expect(stateLine(early)).toContainText('Tout est reçu', { timeout: 20_000 });
		if (killed) await relay.kill();
		await late.setOffline(false);
		if (killed) await relay.start();
		await expect(stateLine(late)).toContainText('Tout est reçu', { timeout: 30_000 });

		const said = await sameAgenda(path, odette, theo);
		const [holds, waits] = first === 'odette' ? ['Kermesse', 'Concert'] : ['Concert', 'Kermesse'];
		const line = (title: string) => said.find((text) => text.startsWith(`9 h 19 h ${title} `));
		expect(line(holds)).toMatch(/Confirmée$/);
		expect(line(waits)).toContain('En liste d’attente');
		expect(line(waits)).toContain(holds);
		expect(line('Loto')).toMatch(/Confirmée$/);
		expect(line('Répétition')).toMatch(/Confirmée$/);

		// The hall's booking shows who holds it, with a name to talk to.
		await late.page.getByRole('link', { name: waits }).click();
		await expect(late.page.getByRole('main')).toContainText(holds);
		await expect(late.page.getByRole('main')).toContainText(first === 'odette' ? 'Odette' : 'Théo');
		await expect(late.page.getByText(/Reçue/).first()).toBeVisible();
	});
}

test('a relay that is away for ninety seconds is found again, and nothing is lost', async ({
	phone,
	relay
}) => {
	const { odette, theo, path } = await village(phone, 'link');
	await relay.kill();
	const away = Date.now();
	for (const [one, purposes] of [
		[odette, ['Kermesse', 'Loto']],
		[theo, ['Concert', 'Répétition']]
	] as const) {
		for (const purpose of purposes) {
			await book(one, { when: /^Demain/, things: [['Chaises', 5]], purpose });
		}
		await one.goto(`${path}/planning`);
		await expect(stateLine(one)).toContainText(/Hors ligne|Liaison en cours/);
	}
	await expect
		.poll(() => Date.now() - away, { timeout: 100_000, intervals: [1000] })
		.toBeGreaterThan(90_000);
	await relay.start();
	// The longest wait between two tries is a minute.
	for (const one of [odette, theo]) {
		await expect(stateLine(one)).toContainText('Tout est reçu', { timeout: 75_000 });
	}
	const said = await sameAgenda(path, odette, theo);
	expect(said.filter((text) => text.endsWith('Confirmée'))).toHaveLength(4);
});
