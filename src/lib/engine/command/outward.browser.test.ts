import { afterEach, beforeEach, expect, test } from 'vitest';
import { idFrom, type ResourceId, type SpaceId } from '../../domain/ids.ts';
import { fromBase64url } from '../../register/digest.ts';
import { readFact } from '../../register/text.ts';
import { db } from '../../store/db.ts';
import { feedSecrets } from '../../store/feed-secret.ts';
import { hashOf } from '../invitation/hash.ts';
import { run } from './run.ts';

let space: SpaceId;
const HALL = idFrom<ResourceId>('h'.repeat(22));

beforeEach(async () => {
	const created = await run('createSpace', {
		name: 'Foyer',
		association: { name: 'Foyer rural' },
		firstName: 'Odile'
	});
	if (!created.ok) throw new Error(created.refusal.type);
	space = created.value.space;
});
afterEach(async () => {
	await Promise.all(db.tables.filter(({ name }) => name !== 'settings').map((t) => t.clear()));
});

/** The last fact written on this phone, and when it may leave. */
async function lastFact() {
	const row = (await db.outbox.where('space').equals(space).sortBy('seq')).at(-1);
	const read = row && readFact(row.text, row.key);
	if (!row || !read?.ok) throw new Error('nothing was written');
	return { fact: read.value.fact, text: row.text, waits: row.notBefore > 0 };
}

test('an address’s secret stays on this phone: the log gets its hash, and it goes with the space', async () => {
	const made = await run('makeFeed', { space, scope: { of: 'mine' }, people: true });
	if (!made.ok) throw new Error(made.refusal.type);
	const { feed } = made.value;
	const secret = (await feedSecrets(space, [feed])).get(feed) ?? '';
	const { fact, text } = await lastFact();
	expect(fact).toMatchObject({ kind: 'feed.made', body: { scope: { of: 'mine' }, people: true } });
	expect(text).not.toContain(secret);
	const bytes = fromBase64url(secret);
	expect(bytes?.length).toBe(32);
	expect(fact).toHaveProperty('body.hash', bytes && (await hashOf(bytes)));
	expect((await run('revokeFeed', { space, feed })).ok).toBe(true);
	expect((await lastFact()).waits).toBe(true);
	await run('forgetSpace', { space, evenUnsent: true });
	expect((await feedSecrets(space, [feed])).size).toBe(0);
});

test('[BK11] a page is a gestionnaire’s to publish, and to withdraw without a moment’s wait', async () => {
	const catalogue = { title: ' Salles  à prêter ', resources: [HALL] };
	const made = await run('publishCatalogue', { space, catalogue });
	if (!made.ok) throw new Error(made.refusal.type);
	expect((await lastFact()).fact).toMatchObject({ body: { title: 'Salles à prêter' } });
	const id = made.value.catalogue;
	expect((await run('withdrawCatalogue', { space, catalogue: id })).ok).toBe(true);
	const { fact, waits } = await lastFact();
	expect([fact.kind, fact.about, waits]).toEqual(['catalogue.withdrawn', id, false]);
	const change = { resources: [] };
	expect(await run('changeCatalogue', { space, catalogue: id, change })).toMatchObject({
		refusal: { type: 'NothingAsked' }
	});
	await db.spaces.update(space, { roles: [] });
	for (const done of [
		await run('publishCatalogue', { space, catalogue }),
		await run('withdrawCatalogue', { space, catalogue: id }),
		await run('makeFeed', { space, scope: { of: 'mine' }, people: false })
	])
		expect(done).toMatchObject({ refusal: { type: 'RoleMayNot' } });
});
