import { expect, test } from 'vitest';
import { idFrom, type FactKey, type SpaceId } from '../../src/lib/domain/ids.ts';
import { Secret } from './secret.ts';

const space = idFrom<SpaceId>('s'.repeat(22));
const key = idFrom<FactKey>('k'.repeat(22));
const old = Buffer.alloc(32, 1);
const secret = new Secret('a', new Map([['a', old]]));

test('a mac names its secret, and is short', () => {
	expect(secret.mac(space, 'register', 1, key)).toMatch(/^a[\w-]{12}$/);
});

test('a mac holds for its space, room, number and key alone', () => {
	const mac = secret.mac(space, 'register', 1, key);
	expect(secret.made(mac, space, 'register', 1, key)).toBe(true);
	expect(secret.made(mac, space, 'people', 1, key)).toBe(false);
	expect(secret.made(mac, space, 'register', 2, key)).toBe(false);
	expect(secret.made(`b${mac.slice(1)}`, space, 'register', 1, key)).toBe(false);
	expect(secret.made('', space, 'register', 1, key)).toBe(false);
});

test('after a change of secret, older macs still hold', () => {
	const mac = secret.mac(space, 'register', 1, key);
	const secrets = new Map([
		['a', old],
		['b', Buffer.alloc(32, 2)]
	]);
	const changed = new Secret('b', secrets);
	expect(changed.made(mac, space, 'register', 1, key)).toBe(true);
	expect(changed.mac(space, 'register', 1, key)).toMatch(/^b/);
});
