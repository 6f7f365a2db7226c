import Dexie from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import type { DeviceId, SpaceId } from '$lib/domain/ids.ts';
import type { Zone } from '$lib/domain/time/types.ts';
import { db } from '$lib/store/db.ts';
import type { SpaceRow } from '$lib/store/rows.ts';
import { canKeep, DATABASE, isDatabaseThere } from '$lib/store/there.ts';
import { lastSpace } from '$lib/store/setting.ts';
import { whereToStart } from './start.ts';

const id = (letter: string) => letter.repeat(22) as SpaceId;
const space = (letter: string, openedAt: number): SpaceRow => ({
	id: id(letter),
	kind: 'shared',
	name: letter,
	zone: 'Europe/Paris' as Zone,
	device: letter.repeat(22) as DeviceId,
	member: undefined,
	person: undefined,
	roles: [],
	mayBringAssociation: false,
	actsFor: undefined,
	metRelay: false,
	lastNumber: 0,
	quarantined: 0,
	needsRules: undefined,
	createdAt: openedAt,
	openedAt
});
const nothingAsked = new URLSearchParams();

beforeEach(async () => {
	await db.spaces.clear();
	await db.settings.clear();
});

test('a phone that knows no space shows the three ways in', async () => {
	expect(await whereToStart(nothingAsked)).toEqual({ at: 'nothing' });
});

test('a phone that has never opened the app is asked without what opens the database, and gets none', async () => {
	db.close();
	await Dexie.delete(DATABASE);
	expect(await whereToStart(nothingAsked)).toEqual({ at: 'nothing' });
	expect(await isDatabaseThere()).toBe(false);
	expect(await canKeep()).toBe(true);
	expect(await isDatabaseThere()).toBe(false);
	await db.open();
	expect(await isDatabaseThere()).toBe(true);
});

test('it goes straight to the space last opened', async () => {
	await db.spaces.bulkAdd([space('A', 1), space('B', 2)]);
	await lastSpace.write(id('A'));
	expect(await whereToStart(nothingAsked)).toEqual({
		at: 'space',
		href: `/e/${id('A')}/aujourdhui`
	});
});

test('a space taken off the phone gives way to another', async () => {
	await db.spaces.bulkAdd([space('A', 1), space('B', 2)]);
	await lastSpace.write(id('C'));
	expect(await whereToStart(nothingAsked)).toEqual({
		at: 'space',
		href: `/e/${id('B')}/aujourdhui`
	});
});

test('the installed app’s shortcut opens Réserver there; anything else is Aujourd’hui', async () => {
	await db.spaces.add(space('A', 1));
	const to = async (query: string) => {
		const start = await whereToStart(new URLSearchParams(query));
		return start.at === 'space' ? start.href.split('/').pop() : start.at;
	};
	expect(await to('vers=reserver')).toBe('reserver');
	expect(await to('vers=../../ailleurs')).toBe('aujourdhui');
	expect(await to('vers=constructor')).toBe('aujourdhui');
});
