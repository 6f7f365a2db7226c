import { chooseFile, createSpace, openTab, previewImport } from './acts.ts';
import type { Phone } from './phone.ts';
import { expect, test } from './stage.ts';

test.use({ installs: false });

const FIXTURE = 'tests/fixtures/inventaire-lauragais.csv';

const row = (phone: Phone, name: string) =>
	phone.page.getByRole('listitem').filter({ has: phone.page.getByRole('heading', { name }) });

async function begin(phone: Phone): Promise<string> {
	await phone.goto('/');
	return createSpace(phone, { association: 'Foyer rural', firstName: 'Odette' });
}

test('a spreadsheet is read over line by line, imported, taken away and back, and undone in one gesture', async ({
	phone
}, info) => {
	const odette = await phone('Odette');
	const space = await begin(odette);
	await previewImport(odette, FIXTURE);

	await expect(odette.page.getByText('24 lignes lues, 1 ligne vide passée')).toBeVisible();
	await expect(row(odette, 'Chaises coque')).toContainText('« 1 20 » : lu 120');
	await expect(row(odette, 'Chaises coque')).toContainText('10 hors service');
	await expect(row(odette, 'Tables pliantes 183 cm')).toContainText('2 240 €');
	await expect(row(odette, 'Salle des fêtes (grande salle)')).toContainText('gratuit');
	await expect(odette.page.getByText('une vingtaine')).toBeVisible();

	await odette.goto(`${space}/inventaire`);
	await expect(odette.page.getByText('Rien dans l’inventaire')).toBeVisible();
	await expect(odette.page.getByText('Chaises coque')).toHaveCount(0);

	await previewImport(odette, FIXTURE);
	await odette.tap(odette.button(/^Importer \d+/));
	await expect(odette.page.getByRole('heading', { name: 'C’est importé' })).toBeVisible();
	await odette.tap(odette.link('Voir l’inventaire'));
	await expect(odette.page.getByText('Chaises coque').first()).toBeVisible();

	// Taken away as a workbook and brought back as it is, it changes nothing.
	await odette.tap(odette.link('Emporter un tableau'));
	const [download] = await Promise.all([
		odette.page.waitForEvent('download'),
		odette.tap(odette.button('Enregistrer le tableau'))
	]);
	expect(download.suggestedFilename()).toMatch(/^inventaire-foyer-rural-.*\.xlsx$/);
	await expect(odette.page.getByText(/C’est fait.*24 lignes/)).toBeVisible();
	const taken = info.outputPath(download.suggestedFilename());
	await download.saveAs(taken);
	await previewImport(odette, taken);
	await odette.tap(odette.button('Importer 24 lignes'));
	await expect(odette.page.getByText(/rien n’a changé/)).toBeVisible();
	await odette.tap(odette.link('Voir l’inventaire'));

	await expect(odette.page.getByText('Chaises coque').first()).toBeVisible();
	await odette.tap(odette.button(/Annuler l’importation/));
	await expect(odette.page.getByText('Chaises coque')).toHaveCount(0);
});

const ODD = [
	[{ name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) }, 'Ce fichier est vide.'],
	[
		{
			name: 'photo.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
		},
		'C’est une image, pas un tableau.'
	],
	[
		{
			name: 'lettre.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from('Bonjour Madame,\nvoici notre inventaire.\nCordialement\n')
		},
		'Ce texte n’est pas un tableau.'
	],
	[
		{ name: 'gros.csv', mimeType: 'text/csv', buffer: Buffer.alloc(5_300_000, 'a;b;c\n') },
		'Ce fichier dépasse 5'
	]
] as const;

test('a file that is empty, a picture, a letter or over 5 MB gets a sentence of its own', async ({
	phone
}) => {
	const odette = await phone('Odette');
	await begin(odette);
	await openTab(odette, 'Inventaire');
	await odette.tap(odette.link(/Importer/));
	for (const [file, sentence] of ODD) {
		await chooseFile(odette, file);
		await expect(odette.page.getByText(sentence)).toBeVisible();
		await expect(odette.page.getByText('Rien n’a changé').first()).toBeVisible();
	}
});
