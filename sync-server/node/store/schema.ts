import type { DatabaseSync } from 'node:sqlite';

/** Grows by one whenever the tables change; an older relay refuses a newer file. */
const VERSION = 1;

const TABLES = `
CREATE TABLE spaces (space TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rooms (
	space TEXT NOT NULL, room TEXT NOT NULL,
	-- The state vector; null once something was deleted from the log.
	head BLOB,
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
	space TEXT NOT NULL, number INTEGER NOT NULL, mac TEXT NOT NULL, text TEXT NOT NULL,
	PRIMARY KEY (space, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE invitations (
	hash TEXT PRIMARY KEY, space TEXT NOT NULL, key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE checked (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
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
	if (version !== 0) throw new Error(`data written by a newer version (${String(version)})`);
	db.exec(`BEGIN;${TABLES}PRAGMA user_version = ${String(VERSION)};COMMIT`);
}
