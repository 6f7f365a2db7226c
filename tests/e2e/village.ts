import { addThing, agenda, allReceived, createSpace, invite, join, openTab } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect } from './stage.ts';

export const HALL = 'Grande salle';

/** Odette has a space with a hall; Théo has come with his association and his chairs. */
export async function village(
	phone: (owner: string) => Promise<Phone>,
	by: 'link' | 'code'
): Promise<{ odette: Phone; theo: Phone; path: string }> {
	const odette = await phone('Odette');
	await odette.goto('/');
	const path = await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await addThing(odette, { name: HALL, kind: 'Local' });
	await allReceived(odette);
	const { link, code } = await invite(odette, /^Une autre association/);
	await allReceived(odette);

	const theo = await phone('Théo');
	const invitation = by === 'link' ? { link } : { code };
	await join(theo, invitation, { firstName: 'Théo', association: 'Chorale' });
	const arrived = Date.now();
	await openTab(theo, 'Inventaire');
	await expect(theo.page.getByRole('link', { name: HALL })).toBeVisible();
	const seenAfter = Date.now() - arrived;
	await addThing(theo, { name: 'Chaises', kind: 'Matériel', quantity: 40 });
	await allReceived(theo);
	console.log(
		`taps to join by ${by} and bring a first thing: ${theo.taps}; the space is seen after ${seenAfter} ms`
	);

	await openTab(odette, 'Inventaire');
	await expect(odette.page.getByRole('link', { name: 'Chaises' })).toBeVisible();
	for (const one of [odette, theo]) await one.isInstalled();
	return { odette, theo, path };
}

/** What both screens say of the agenda, once they say the same. */
export async function sameAgenda(path: string, ...phones: Phone[]): Promise<string[]> {
	for (const one of phones) await one.goto(`${path}/planning`);
	let last: string[] = [];
	await expect
		.poll(async () => {
			const said = await Promise.all(phones.map(agenda));
			last = said[0] ?? [];
			return (
				last.length === 4 &&
				said.every((other) => JSON.stringify(other) === JSON.stringify(last)) &&
				!JSON.stringify(last).includes('pas encore reçue')
			);
		})
		.toBe(true)
		.catch(async (cause: unknown) => {
			const said = await Promise.all(phones.map(agenda));
			throw new Error(`They differ: ${JSON.stringify(said, undefined, 1)}`, { cause });
		});
	return last;
}
