import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { SpaceId } from '../../domain/ids.ts';
import { send } from '../../engine/send.ts';
import { startEngine } from '../../engine/start.ts';
import { writtenIn } from '../../engine/testing/written.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import { lastSpace } from '../../store/setting.ts';
import '../../ui/tokens.css';
import '../../ui/ui.css';
import InvitePage from './InvitePage.svelte';
import LeavePage from './LeavePage.svelte';
import MemberPage from './MemberPage.svelte';
import MembersPage from './MembersPage.svelte';
import RecoveryPage from './RecoveryPage.svelte';
import { secondKeyLater } from './second-key.ts';
import Host from './testing/Host.svelte';
import { faultsInBothLights } from '../../../../tests/looks/axe.ts';
import { until } from '../../../../tests/until.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });

let space: SpaceId;

beforeAll(() => startEngine());
beforeEach(async () => {
	setLocale('fr', { reload: false });
	const created = await send('createSpace', {
		name: 'Vallée',
		association: { name: 'Foyer rural' },
		firstName: 'Odette'
	});
	if (!created.ok) throw new Error(created.refusal.type);
	({ space } = created.value);
	await send('addAssociation', { space, association: { name: 'Chorale' } });
	await until(async () => expect(await db.associations.where({ space }).count()).toBe(2));
	await until(async () => expect((await me()).name).toBe('Odette'));
});
afterEach(async () => {
	for (const { id } of await db.spaces.toArray())
		await send('forgetSpace', { space: id, evenUnsent: true });
});

async function me() {
	const [member] = await db.members.where({ space }).toArray();
	if (!member) throw new Error('not yet');
	return member;
}
// A page's own props differ; the host passes them on unread.
const show = (Page: unknown, given: Record<string, unknown> = {}) =>
	render(Host, { space, page: Page as Component<Record<string, unknown>>, given });
const lastFact = async () => (await writtenIn(space)).at(-1);
const untilFact = (kind: string) =>
	until(async () => {
		const fact = await lastFact();
		if (fact?.kind !== kind) throw new Error(`${String(fact?.kind)}, not ${kind}`);
		return fact;
	});

test('members are listed with their roles and what their devices are', async () => {
	await show(MembersPage);
	const row = page.getByRole('link', { name: /Odette/ });
	await expect.element(row.getByText(/responsable, Foyer rural/)).toBeVisible();
	await expect.element(row.getByText(/Ordinateur, Linux/)).toBeVisible();
	await expect.element(row.getByText('(vous)')).toBeVisible();
});

test('a member’s page changes their name and roles, one association at a time', async () => {
	await show(MemberPage, { id: (await me()).id });
	await button('Changer le nom').click();
	await page.getByLabelText('Nom').fill('Odette B.');
	await button('Enregistrer').click();
	expect((await untilFact('person.changed')).body).toEqual({ name: 'Odette B.' });
	await page.getByLabelText('Ajouter une association').selectOptions('Chorale');
	expect((await untilFact('role.granted')).body).toMatchObject({ grant: { role: 'membre' } });
	await expect.element(page.getByLabelText('Rôle dans Chorale')).toHaveValue('membre');
	await page.getByLabelText('Rôle dans Chorale').selectOptions('Responsable');
	await until(async () =>
		expect((await lastFact())?.body).toMatchObject({ grant: { role: 'responsable' } })
	);
	await page.getByLabelText('Rôle dans Chorale').selectOptions('Aucun rôle');
	await untilFact('role.withdrawn');
	await expect.element(page.getByLabelText('Rôle dans Chorale')).not.toBeInTheDocument();
});

test('moving to another association gives the same role there and takes the old one, undone in one', async () => {
	await show(MemberPage, { id: (await me()).id });
	await button('Changer d’association').click();
	await button('Changer').last().click();
	await untilFact('role.withdrawn');
	const kinds = (await writtenIn(space)).slice(-2).map(({ kind }) => kind);
	expect(kinds).toEqual(['role.granted', 'role.withdrawn']);
	await button('Annuler').click();
	await until(async () =>
		expect((await writtenIn(space)).some(({ kind }) => kind === 'role.withdrawn')).toBe(false)
	);
});

test('an invitation says for how many and for how long, on the relay’s clock', async () => {
	await show(InvitePage);
	await page.getByLabelText(/^Combien de personnes/).selectOptions('jusqu’à 20');
	await page.getByLabelText(/^Valable/).selectOptions('1 jour');
	await button('Préparer l’invitation').click();
	await expect.element(page.getByText(/Valable 1 jour dès que le relais l’a/)).toBeVisible();
	expect((await untilFact('invitation.made')).body).toMatchObject({ uses: 20, lasts: 86_400_000 });
});

test('one’s own other phone gets half an hour, once', async () => {
	await show(InvitePage);
	await button('Inviter mon autre téléphone').click();
	const fact = await untilFact('invitation.made');
	expect(fact.body).toMatchObject({ uses: 1, lasts: 1_800_000, member: (await me()).id });
});

test('a recovery sheet is written once it is printed, and only its hash', async () => {
	await show(RecoveryPage);
	await expect.element(page.getByText('Aucune feuille n’est en service.')).toBeVisible();
	await button('Préparer une feuille').click();
	const paper = page.getByRole('article');
	await expect.element(paper.getByText(/Vallée/)).toBeVisible();
	await expect.element(paper.getByText(/par Odette/)).toBeVisible();
	const code = /(?:[0-9A-Z]{5}\s*){4}/.exec(
		paper.element().querySelector('.code')?.textContent ?? ''
	);
	expect(code?.[0].replace(/\s/g, '')).toHaveLength(20);
	expect((await lastFact())?.kind).not.toBe('recovery.made');
	await button('C’est imprimé : mettre en service').click();
	const made = await untilFact('recovery.made');
	// Once, and not before it was said to be printed.
	expect((await writtenIn(space)).filter(({ kind }) => kind === 'recovery.made')).toEqual([made]);
	expect(JSON.stringify(made)).not.toContain(code?.[0].replace(/\s/g, ''));
	await expect
		.element(page.getByText(/En service depuis le .*, préparée par Odette/))
		.toBeVisible();

	// A second one waits: the first still works.
	await button('Préparer une nouvelle feuille').click();
	await button('C’est imprimé : mettre en service').click();
	await expect.element(page.getByText(/la remplacera le/)).toBeVisible();
	await button('Ne pas remplacer').click();
	await expect.element(page.getByText(/la remplacera le/)).not.toBeInTheDocument();
});

test('leaving asks for a yes in words, and leaves nothing of the space on the phone', async () => {
	const gone: string[] = [];
	await db.drafts.put({
		id: `booking/new/${space}`,
		space,
		savedAt: 0,
		value: { purpose: 'Loto' }
	});
	await lastSpace.write(space);
	await secondKeyLater(space).write(1);
	await show(LeavePage, { leave: async (href: string) => void gone.push(href) });
	await expect.element(page.getByText(/Personne d’autre n’est dans cet espace/)).toBeVisible();
	await expect
		.element(page.getByText(/n’est pas encore partie|ne sont pas encore parties/))
		.toBeVisible();
	await expect.element(button('Quitter l’espace')).toBeDisabled();
	await page.getByLabelText(/J’ai compris/).click();
	await button('Quitter l’espace').click();
	await until(async () => expect(gone).toEqual(['/']));
	await until(async () => {
		for (const table of db.tables) {
			const rows: unknown[] = [...(await table.toArray()), ...(await table.toCollection().keys())];
			expect(rows.filter((row) => JSON.stringify(row)?.includes(space))).toEqual([]);
		}
		const replicas = (await indexedDB.databases()).map(({ name }) => name ?? '');
		expect(replicas.filter((name) => name.includes(space))).toEqual([]);
	});
});

test('a member this phone doesn’t know: it is said, with the way back, and open to all', async () => {
	await show(MemberPage, { id: 'nulle-part____________' });
	await expect.element(page.getByText('Ce membre n’est pas connu de ce téléphone.')).toBeVisible();
	expect(await faultsInBothLights()).toEqual([]);
});
