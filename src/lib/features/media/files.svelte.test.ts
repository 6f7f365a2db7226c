import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import type { FactKey } from '../../domain/ids.ts';
import { isFileHash, MOST_FILES, type FileHash } from '../../domain/media/types.ts';
import { writtenIn } from '../../engine/testing/written.ts';
import { overwriteGetLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import type { BlobRow, FileRow } from '../../store/rows.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { clearAll, fill, SPACE } from '../booking/testing/rows.ts';
import Stage from '../booking/testing/Stage.svelte';
import { RESOURCES, village } from '../booking/testing/village.ts';
import FilesPage from './FilesPage.svelte';

overwriteGetLocale(() => 'fr');

const { hall } = RESOURCES;

function hashOf(letter: string): FileHash {
	const hash = letter.repeat(43);
	if (!isFileHash(hash)) throw new TypeError('not a hash');
	return hash;
}
const file = (letter: string, more: Partial<FileRow> = {}): FileRow => ({
	id: letter.repeat(22) as FactKey,
	role: 'photo',
	hash: hashOf(letter),
	size: 90_000,
	type: 'image/webp',
	caption: undefined,
	...more
});
const blob = (letter: string, more: Partial<BlobRow> = {}): BlobRow => ({
	hash: hashOf(letter),
	space: SPACE,
	type: 'image/webp',
	bytes: new Uint8Array(4),
	size: 90_000,
	unsent: 1,
	madeAt: 1,
	usedAt: Date.now(),
	...more
});

async function open(files: readonly FileRow[], ...blobs: readonly BlobRow[]) {
	await db.resources.update(hall.id, { files });
	await db.blobs.bulkPut([...blobs]);
	await render(Stage, { screen: FilesPage, given: { id: hall.id } });
}

beforeEach(() => fill(db, village()));
afterEach(async () => {
	// A form that goes keeps its draft: it has to go before the drafts do.
	await cleanup();
	await clearAll(db);
	await db.blobs.clear();
});

test('what is not sent yet says so, and a full space says what it has and what helps', async () => {
	const full = { type: 'SpaceFilesFull', mostMegabytes: 200 } as const;
	await open([file('a'), file('b')], blob('a'), blob('b', { refusal: full }));
	await expect.element(page.getByText('Sur ce téléphone, à envoyer')).toBeVisible();
	await expect
		.element(page.getByText(/déjà 200\u00a0Mo de photos et de papiers.*reste sur ce téléphone/))
		.toBeVisible();
	await db.blobs.toCollection().modify({ unsent: 0, refusal: undefined });
	await expect.element(page.getByText(/ce téléphone/)).not.toBeInTheDocument();
});

test('an example’s photo is not said to be sent one day', async () => {
	await db.spaces.update(SPACE, { kind: 'example' });
	await open([file('a')], blob('a'));
	await expect.element(page.getByText(/^Sur ce téléphone seulement/)).toBeVisible();
	await expect.element(page.getByText(/à envoyer/)).not.toBeInTheDocument();
});

test('a photo that does not open is refused in words, and nothing is written', async () => {
	await open([]);
	const notes = new File(['<svg xmlns="x"/>'], 'notes.svg', { type: 'image/svg+xml' });
	await userEvent.upload(page.getByLabelText('Choisir une photo'), notes);
	await expect.element(page.getByText(/^Cette photo ne s’ouvre pas/)).toBeVisible();
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('a paper is kept with its name, its bytes first, and can be undone', async () => {
	await open([]);
	await userEvent.fill(page.getByLabelText(/Nom du nouveau papier/), 'Notice de la sono');
	const pdf = new File(['%PDF-1.7\n…'], 'notice.pdf', { type: 'application/pdf' });
	await userEvent.upload(page.getByLabelText('Choisir un PDF ou une photo'), pdf);
	await expect.element(page.getByText('Papier ajouté.')).toBeVisible();
	const [words, attached] = await writtenIn(SPACE);
	expect(words?.body).toEqual({ text: 'Notice de la sono' });
	expect(attached).toMatchObject({
		kind: 'file.attached',
		body: { role: 'paper', size: pdf.size }
	});
	expect((await db.blobs.toArray()).map(({ type, unsent }) => [type, unsent])).toEqual([
		['application/pdf', 1]
	]);
	await userEvent.click(page.getByRole('button', { name: 'Annuler' }));
	await expect.poll(() => writtenIn(SPACE)).toEqual([]);
});

test('[R6] a photo’s caption is changed without the photo, kept while typed, and undone', async () => {
	await open([file('a', { caption: 'La sène' }), file('b')]);
	await userEvent.click(page.getByRole('button', { name: 'Changer la légende : La sène' }));
	const caption = page.getByRole('textbox', { name: /^Changer la légende : La sène/ });
	await expect.element(page.getByLabelText(/^Légende de la nouvelle photo/)).toHaveValue('');
	await expect.element(caption).toHaveValue('La sène');
	await userEvent.fill(caption, 'La scène');
	await expect.poll(() => db.drafts.count()).toBe(1);
	expect(await faultsInBothLights()).toEqual([]);
	await userEvent.click(page.getByRole('button', { name: 'Enregistrer' }));
	await expect.element(page.getByText('Changé.')).toBeVisible();
	const [words, said] = await writtenIn(SPACE);
	expect(words?.body).toEqual({ text: 'La scène' });
	expect(said).toMatchObject({
		kind: 'file.captioned',
		about: hall.id,
		body: { file: 'a'.repeat(22), caption: expect.any(String) }
	});
	await expect.poll(() => db.drafts.count()).toBe(0);
	await userEvent.click(page.getByRole('button', { name: 'Annuler' }));
	await expect.poll(() => writtenIn(SPACE)).toEqual([]);
});

test('[R1] a caption that has left goes back by a further fact, unless another’s stands by then', async () => {
	await open([file('a', { caption: 'La sène' })]);
	const rename = async (was: string, text: string) => {
		await userEvent.click(page.getByRole('button', { name: `Changer la légende : ${was}` }));
		await userEvent.fill(page.getByRole('textbox', { name: /^Changer la légende/ }), text);
		await userEvent.click(page.getByRole('button', { name: 'Enregistrer' }));
		await expect.element(page.getByText('Changé.')).toBeVisible();
		await db.outbox.toCollection().modify({ sent: true });
	};
	const undo = async (stands: string) => {
		await db.resources.update(hall.id, { files: [file('a', { caption: stands })] });
		await userEvent.click(page.getByRole('button', { name: 'Annuler' }));
	};
	await rename('La sène', 'La scène');
	await undo('Le plateau');
	await rename('Le plateau', 'La cour');
	await undo('La cour');
	const texts = async () =>
		(await writtenIn(SPACE)).flatMap((fact) =>
			fact.kind === 'words.written' ? fact.body.text : []
		);
	await expect.poll(texts).toEqual(['La scène', 'La cour', 'Le plateau']);
});

test('a paper’s name can be taken off; saving what stands writes nothing', async () => {
	await open([file('a', { role: 'paper', type: 'application/pdf', caption: 'Notice' })]);
	const change = page.getByRole('button', { name: 'Changer le nom : Notice' });
	await userEvent.click(change);
	await userEvent.click(page.getByRole('button', { name: 'Enregistrer' }));
	await expect.element(change).toBeVisible();
	expect(await writtenIn(SPACE)).toEqual([]);
	await userEvent.click(change);
	await userEvent.fill(page.getByRole('textbox', { name: /^Changer le nom : Notice/ }), ' ');
	await userEvent.click(page.getByRole('button', { name: 'Enregistrer' }));
	await expect
		.poll(async () => (await writtenIn(SPACE)).map(({ body }) => body))
		.toEqual([{ file: 'a'.repeat(22), caption: null }]);
});

test('a thing with all the files it may have says how many, and keeps them', async () => {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, MOST_FILES);
	await open(letters.map((letter) => file(letter, { role: 'paper', type: 'application/pdf' })));
	const pdf = new File(['%PDF-1.7\n'], 'une de trop.pdf', { type: 'application/pdf' });
	await userEvent.upload(page.getByLabelText('Choisir un PDF ou une photo'), pdf);
	await expect.element(page.getByText(/^Cette ressource a déjà 20 photos/)).toBeVisible();
	expect(await writtenIn(SPACE)).toEqual([]);
});

test('files of a thing this phone doesn’t know: it is said which thing is missing', async () => {
	await render(Stage, { screen: FilesPage, given: { id: 'nulle-part____________' } });
	await expect.element(page.getByText('Cette ressource n’est pas sur ce téléphone')).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});
