import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { idFrom, type SpaceId } from '../../src/lib/domain/ids.ts';
import { SqliteStore } from '../../sync-server/node/store/sqlite.ts';
import { newDataDir } from './here.ts';

/** The tables of version 1, as the first relays made them. */
const FIRST = `
CREATE TABLE spaces (space TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rooms (space TEXT NOT NULL, room TEXT NOT NULL, head BLOB, PRIMARY KEY (space, room)) STRICT, WITHOUT ROWID;
CREATE TABLE updates (seq INTEGER PRIMARY KEY AUTOINCREMENT, space TEXT NOT NULL, room TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE INDEX updates_by_room ON updates (space, room, seq);
CREATE TABLE keys (space TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, room TEXT NOT NULL, PRIMARY KEY (space, key)) STRICT, WITHOUT ROWID;
CREATE TABLE trust (space TEXT NOT NULL, number INTEGER NOT NULL, mac TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (space, number)) STRICT, WITHOUT ROWID;
CREATE TABLE invitations (hash TEXT PRIMARY KEY, space TEXT NOT NULL, key TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checked (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
PRAGMA user_version = 1;
`;

test('a data folder of the first version opens with all it holds', () => {
	const path = join(newDataDir(), 'register.sqlite');
	const space = idFrom<SpaceId>('space'.padEnd(22, '_'));
	const db = new DatabaseSync(path);
	db.exec(FIRST);
	db.prepare('INSERT INTO spaces VALUES (?, 9)').run(space);
	db.prepare("INSERT INTO rooms VALUES (?, 'register', x'0109')").run(space);
	db.prepare("INSERT INTO trust VALUES (?, 9, 'm', 'deux'), (?, 4, 'm', 'une')").run(space, space);
	db.close();
	const store = new SqliteStore(path);
	expect(store.lastOf(space)).toBe(9);
	expect([...(store.headOf(space, 'register') ?? [])]).toEqual([1, 9]);
	expect(store.trustOf(space).map(({ text }) => text)).toEqual(['une', 'deux']);
	expect(store.generationOf(space, 'register')).toBe(1);
	expect(store.isErased(space, 'x')).toBe(false);
	store.close();
	new SqliteStore(path).close();
});

test('an adoption that names no device has lapsed with the version that had such', () => {
	const path = join(newDataDir(), 'register.sqlite');
	const space = idFrom<SpaceId>('space'.padEnd(22, '_'));
	new SqliteStore(path).close();
	const db = new DatabaseSync(path);
	db.exec(`DROP TABLE adoptions;
CREATE TABLE adoptions (space TEXT PRIMARY KEY, until INTEGER NOT NULL, device TEXT) STRICT, WITHOUT ROWID;
PRAGMA user_version = 2;`);
	db.prepare('INSERT INTO adoptions VALUES (?, 9, NULL)').run(space);
	db.close();
	const store = new SqliteStore(path);
	expect(store.adoptionOf(space)).toBeUndefined();
	store.adopt(space, { until: 9, device: 'ONE', said: false });
	expect(store.adoptionOf(space)?.device).toBe('ONE');
	store.close();
});
