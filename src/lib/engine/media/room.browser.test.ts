import { afterEach, expect, test } from 'vitest';
import type { SpaceId } from '../../domain/ids.ts';
import { isFileHash, type FileHash } from '../../domain/media/types.ts';
import { db } from '../../store/db.ts';
import { makeRoom } from './room.ts';
import { KEPT_UNNAMED, tidyFiles } from './tidy.ts';

const space = 'e'.repeat(22) as SpaceId;
const NOW = 1_800_000_000_000;

function hashOf(letter: string): FileHash {
	const hash = letter.repeat(43);
	if (!isFileHash(hash)) throw new TypeError('not a hash');
	return hash;
}

const keep = (letter: string, size: number, usedAt: number, unsent: 0 | 1 = 0) =>
	db.blobs.put({
		hash: hashOf(letter),
		space,
		type: 'image/webp',
		bytes: new Uint8Array(4),
		size,
		unsent,
		madeAt: usedAt,
		usedAt
	});
const kept = async () => (await db.blobs.toArray()).map(({ hash }) => hash[0]).join('');

afterEach(async () => {
	await Promise.all([db.blobs, db.resources, db.outbox, db.drawer].map((table) => table.clear()));
});

test('what was looked at longest ago goes first, until the rest fits; what is unsent stays and counts for nothing', async () => {
	await keep('a', 40, 1, 1);
	await keep('b', 40, 2);
	await keep('c', 40, 3);
	await keep('d', 40, 4, 1);
	await keep('e', 40, 5);
	await makeRoom(120);
	expect(await kept()).toBe('abcde');
	// Looked at again, the oldest is the newest.
	await db.blobs.update([space, hashOf('b')], { usedAt: 6 });
	await makeRoom(80);
	expect(await kept()).toBe('abde');
	await makeRoom(0);
	expect(await kept()).toBe('ad');
});

test('bytes no thing has go after a day, unless something written still names them', async () => {
	const old = NOW - KEPT_UNNAMED - 1;
	for (const letter of 'abcdef') await keep(letter, 4, old, letter < 'd' ? 1 : 0);
	await keep('g', 4, NOW - 1000, 1);
	const photo = { id: 'f', role: 'photo', hash: hashOf('a'), size: 4, type: 'image/webp' };
	const files = [{ ...photo, thumb: { hash: hashOf('d'), size: 4 } }];
	await db.table('resources').put({ id: 'hall', space, name: 'Salle', files });
	const text = (letter: string) => JSON.stringify({ body: { hash: hashOf(letter) } });
	await db.table('outbox').put({ space, key: 'k1', text: text('b') });
	await db.table('drawer').put({ space, key: 'k2', text: text('e') });
	await tidyFiles(space, NOW);
	// a and d are a thing's, b waits to be sent, e was refused, g is not a day old; c and f are nobody's.
	expect(await kept()).toBe('abdeg');
});
