import { allReceived, book, stateLine } from './acts.ts';
import { expect, test } from './stage.ts';
import { sameAgenda, village } from './village.ts';

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
		await allReceived(one);
	}
	const said = await sameAgenda(path, odette, theo);
	expect(said.filter((text) => text.endsWith('Confirmée'))).toHaveLength(4);
});
