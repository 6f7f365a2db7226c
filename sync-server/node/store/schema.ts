import type { DatabaseSync } from 'node:sqlite';

/** Grows by one whenever the tables change; an older relay refuses a newer file. */
const VERSION = 3;

const ADOPTIONS = `
-- The operator takes the copy of one device on its word: its number, until when, and whether it came.
CREATE TABLE adoptions (
	space TEXT PRIMARY KEY, until INTEGER NOT NULL, device TEXT NOT NULL, said INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const TABLES = `
CREATE TABLE spaces (space TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rooms (
	space TEXT NOT NULL, room TEXT NOT NULL,
	-- The state vector; null once something was deleted from the log.
	head BLOB,
	pruned INTEGER NOT NULL DEFAULT 0,
	generation INTEGER NOT NULL DEFAULT 1,
	PRIMARY KEY (space, room)
) STRICT, WITHOUT ROWID;
CREATE TABLE updates (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	space TEXT NOT NULL, room TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE INDEX updates_by_room ON updates (space, room, seq);
CREATE TABLE keys (
	space TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, room TEXT NOT NULL,
	PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE trust (
	-- In the order of the log: what comes back to a restored relay has a lower number.
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	space TEXT NOT NULL, number INTEGER NOT NULL, mac TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX trust_by_space ON trust (space, seq);
CREATE TABLE invitations (
	hash TEXT PRIMARY KEY, space TEXT NOT NULL, key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE erased (
	space TEXT NOT NULL, key TEXT NOT NULL,
	PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;
${ADOPTIONS}
CREATE TABLE checked (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
`;

/** From the tables of version 1, which knew neither generations nor erasing. */
const SINCE_1 = `
ALTER TABLE rooms ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
ALTER TABLE trust RENAME TO trust_1;
CREATE TABLE trust (
	seq INTEGER PRIMARY KEY AUTOINCREMENT,
	space TEXT NOT NULL, number INTEGER NOT NULL, mac TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX trust_by_space ON trust (space, seq);
INSERT INTO trust (space, number, mac, text)
	SELECT space, number, mac, text FROM trust_1 ORDER BY space, number;
DROP TABLE trust_1;
CREATE TABLE erased (
	space TEXT NOT NULL, key TEXT NOT NULL,
	PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;
${ADOPTIONS}
`;

/** From those of version 2, where an adoption named no device: what was open then has lapsed. */
const SINCE_2 = `
DROP TABLE adoptions;
${ADOPTIONS}
`;

/** Sets how the file is written, and makes the tables of a new one. */
export function prepareSchema(db: DatabaseSync): void {
	db.exec('PRAGMA journal_mode = WAL');
	db.exec('PRAGMA synchronous = FULL');
	// R7: what is erased must not stay in free pages.
	db.exec('PRAGMA secure_delete = ON');
	db.exec('PRAGMA busy_timeout = 2000');
	const version = db.prepare('PRAGMA user_version').get()?.['user_version'];
	if (version === VERSION) return;
	const change = [TABLES, SINCE_1, SINCE_2][Number(version)];
	if (change === undefined) throw new Error(`data written by a newer version (${String(version)})`);
	db.exec(`BEGIN;${change}PRAGMA user_version = ${String(VERSION)};COMMIT`);
}
