import { createSpace, describeThing, openTab } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

const HOUR = 3_600_000;
/** Soon, so that it is of this season whenever the story is told. */
const moment = (hours: number): string =>
	`${new Date(Date.now() + hours * HOUR).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
const calendarText = (): string =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Mairie//Salle//FR',
		'BEGIN:VEVENT',
		'UID:loto@mairie.example',
		'DTSTAMP:20260901T080000Z',
		`DTSTART:${moment(2)}`,
		`DTEND:${moment(3)}`,
		'SUMMARY:Loto des pompiers',
		'LOCATION:Grande salle',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	].join('\r\n');

type Sent = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** What a phone does when another app shares a file with this one: a form of the manifest's is posted. */
async function share({ page }: Phone, file: Sent): Promise<void> {
	await page.evaluate(() => {
		const form = document.createElement('form');
		form.action = '/recevoir';
		form.method = 'post';
		form.enctype = 'multipart/form-data';
		const field = document.createElement('input');
		field.type = 'file';
		field.name = 'file';
		field.id = 'shared';
		form.append(field);
		document.body.append(form);
	});
	await page.setInputFiles('#shared', file);
	await page.evaluate(() =>
		document.querySelector<HTMLFormElement>('form[action="/recevoir"]')?.submit()
	);
}

test('with no network, a calendar shared from another app is read over; a photo gets a sentence; a booking’s link is copied', async ({
	phone
}, info) => {
	const odette = await phone('Odette');
	const { page } = odette;
	await odette.goto('/');
	await createSpace(odette, { association: 'Foyer rural', firstName: 'Odette' });
	await openTab(odette, 'Inventaire');
	await odette.tap(odette.link('Ajouter').first());
	await describeThing(odette, { name: 'Grande salle', kind: 'room' });
	await odette.isComplete();
	await odette.setOffline(true);

	const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
	await share(odette, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });
	await expect(page.getByText('La Remise ne lit pas ce genre de fichier.')).toBeVisible();
	await page.screenshot({ path: info.outputPath('other.png') });

	const csv = Buffer.from('Nom;Quantité\nChaises;80\n');
	await share(odette, { name: 'inventaire.csv', mimeType: 'text/csv', buffer: csv });
	await odette.tap(odette.link('Dans l’inventaire'));
	await expect(page.getByText('1 ligne lue')).toBeVisible();

	const calendar = Buffer.from(calendarText());
	await share(odette, { name: 'salle.ics', mimeType: 'text/calendar', buffer: calendar });
	await expect(page.getByText('Loto des pompiers').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Relire avant d’importer' })).toBeVisible();
	// Taken once: nothing is left to read, and the same address again reads nothing.
	await expect.poll(() => page.evaluate(() => caches.has('received'))).toBe(false);
	await page.reload();
	await expect(odette.button('Choisir un fichier')).toBeAttached();
	await expect(page.getByText('Loto des pompiers')).toHaveCount(0);
});
