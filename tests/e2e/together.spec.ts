import { allReceived, book, stateLine } from './acts.ts';
import { expect, test } from './stage.ts';
import { HALL, sameAgenda, village } from './village.ts';

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
		await allReceived(early);
		if (killed) await relay.kill();
		await late.setOffline(false);
		if (killed) await relay.start();
		await allReceived(late);

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
