import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { SpaceId } from '../../../src/lib/domain/ids.ts';
import { sniff } from '../../../src/lib/domain/media/sniff.ts';
import {
	FILE_TYPES,
	isFileHash,
	type FileHash,
	type FileType
} from '../../../src/lib/domain/media/types.ts';
import { ok, refused, type Result } from '../../../src/lib/domain/refusal.ts';
import type { Instant } from '../../../src/lib/domain/time/types.ts';
import type { PartRange } from '../../wire/media.ts';

const VERSION = 1;
const TABLES = `
CREATE TABLE files (
	space TEXT NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	-- When the register last spoke of it, or when it came.
	wanted INTEGER NOT NULL,
	PRIMARY KEY (space, hash)
) STRICT;
CREATE TABLE uploads (
	space TEXT NOT NULL, hash TEXT NOT NULL, total INTEGER NOT NULL, at INTEGER NOT NULL,
	PRIMARY KEY (space, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE parts (
	space TEXT NOT NULL, hash TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,
	PRIMARY KEY (space, hash, start)
) STRICT;
`;

export type StoredFile = { readonly type: FileType; readonly bytes: Uint8Array };
/** How far a file has come; complete once it was hashed and kept. */
export type Received = { readonly received: number; readonly complete: boolean };

/** Why a part was not taken. `Gap`: it doesn't begin where the last one ended. */
export type PartRefusal =
	| { readonly type: 'Gap'; readonly received: number }
	| { readonly type: 'WrongHash' }
	| { readonly type: 'FileKindUnknown' };

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/**
 * Bytes of photos and papers in one SQLite file (WAL, synchronous=FULL): a part that was answered
 * is on the disk. A file is named by its hash, so the same photo twice is kept once in a space.
 */
export class MediaStore {
	readonly #db: DatabaseSync;

	constructor(path: string) {
		this.#db = new DatabaseSync(path);
		const db = this.#db;
		db.exec('PRAGMA journal_mode = WAL');
		db.exec('PRAGMA synchronous = FULL');
		db.exec('PRAGMA secure_delete = ON');
		db.exec('PRAGMA busy_timeout = 2000');
		const version = db.prepare('PRAGMA user_version').get()?.['user_version'];
		if (version === VERSION) return;
		if (version !== 0) throw new Error(`files written by a newer version (${String(version)})`);
		db.exec(`BEGIN;${TABLES}PRAGMA user_version = ${String(VERSION)};COMMIT`);
	}

	#atomically(write: () => void): void {
		this.#db.exec('BEGIN IMMEDIATE');
		try {
			write();
			this.#db.exec('COMMIT');
		} catch (cause) {
			if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
			throw cause;
		}
	}

	get(space: SpaceId, hash: FileHash): StoredFile | undefined {
		const row = this.#db
			.prepare('SELECT type, bytes FROM files WHERE space = ? AND hash = ?')
			.get(space, hash);
		const type = FILE_TYPES.find((known) => known === row?.['type']);
		const bytes = row?.['bytes'];
		return type !== undefined && bytes instanceof Uint8Array ? { type, bytes } : undefined;
	}

	/** How much of a file is here. */
	received(space: SpaceId, hash: FileHash): Received {
		const whole = this.#db
			.prepare('SELECT size FROM files WHERE space = ? AND hash = ?')
			.get(space, hash);
		if (whole !== undefined) return { received: count(whole['size']), complete: true };
		const { came } =
			this.#db
				.prepare(
					'SELECT COALESCE(SUM(LENGTH(bytes)), 0) AS came FROM parts WHERE space = ? AND hash = ?'
				)
				.get(space, hash) ?? {};
		return { received: count(came), complete: false };
	}

	/** Bytes a space has, those promised by uploads under way included; one file left out. */
	used(space: SpaceId, without: FileHash): number {
		const sum = (table: string, column: string) =>
			count(
				this.#db
					.prepare(
						`SELECT COALESCE(SUM(${column}), 0) AS sum FROM ${table} WHERE space = ? AND hash <> ?`
					)
					.get(space, without)?.['sum']
			);
		return sum('files', 'size') + sum('uploads', 'total');
	}

	/** What all spaces' files take on the disk; room that was freed is used again and not counted. */
	bytesOnDisk(): number {
		const ask = (name: string) => count(this.#db.prepare(`PRAGMA ${name}`).get()?.[name]);
		return (ask('page_count') - ask('freelist_count')) * ask('page_size');
	}

	/** Keeps one more part; the last one has the whole hashed, looked at and kept, or thrown away. */
	take(
		space: SpaceId,
		hash: FileHash,
		{ from, to, total }: PartRange,
		bytes: Uint8Array,
		now: Instant
	): Result<Received, PartRefusal> {
		const here = this.received(space, hash);
		if (here.complete) return ok(here);
		if (from !== here.received) return refused({ type: 'Gap', received: here.received });
		this.#atomically(() => {
			this.#db
				.prepare(
					'INSERT INTO uploads VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET total = excluded.total, at = excluded.at'
				)
				.run(space, hash, total, now);
			this.#db.prepare('INSERT INTO parts VALUES (?, ?, ?, ?)').run(space, hash, from, bytes);
		});
		return to < total ? ok({ received: to, complete: false }) : this.#finish(space, hash, now);
	}

	#finish(space: SpaceId, hash: FileHash, now: Instant): Result<Received, PartRefusal> {
		const rows = this.#db
			.prepare('SELECT bytes FROM parts WHERE space = ? AND hash = ? ORDER BY start')
			.all(space, hash);
		const whole = Buffer.concat(
			rows.flatMap(({ bytes }) => (bytes instanceof Uint8Array ? [bytes] : []))
		);
		const type = sniff(whole);
		const isRight = createHash('sha256').update(whole).digest('base64url') === hash;
		this.#atomically(() => {
			this.#forgetParts(space, hash);
			if (!isRight || type === undefined) return;
			this.#db
				.prepare('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)')
				.run(space, hash, type, whole.length, whole, now);
		});
		if (!isRight) return refused({ type: 'WrongHash' });
		if (type === undefined) return refused({ type: 'FileKindUnknown' });
		return ok({ received: whole.length, complete: true });
	}

	#forgetParts(space: string, hash: string): void {
		for (const table of ['parts', 'uploads']) {
			this.#db.prepare(`DELETE FROM ${table} WHERE space = ? AND hash = ?`).run(space, hash);
		}
	}

	/** Spaces that have a file nobody has asked the register about since `before`. */
	spacesToLookAt(before: Instant): readonly string[] {
		return this.#db
			.prepare('SELECT DISTINCT space FROM files WHERE wanted < ?')
			.all(before)
			.map(({ space }) => String(space));
	}

	/**
	 * Keeps what the register speaks of, and lets go of what it has not spoken of since `before`.
	 * Answers how many files went.
	 */
	collect(space: string, wanted: ReadonlySet<string>, now: Instant, before: Instant): number {
		let gone = 0;
		this.#atomically(() => {
			for (const row of this.#db
				.prepare('SELECT hash, wanted FROM files WHERE space = ?')
				.all(space)) {
				const hash = String(row['hash']);
				if (wanted.has(hash)) {
					this.#db
						.prepare('UPDATE files SET wanted = ? WHERE space = ? AND hash = ?')
						.run(now, space, hash);
				} else if (count(row['wanted']) < before && isFileHash(hash)) {
					this.#db.prepare('DELETE FROM files WHERE space = ? AND hash = ?').run(space, hash);
					gone += 1;
				}
			}
		});
		return gone;
	}

	/** Uploads nobody has gone on with since. */
	forgetUnfinished(before: Instant): void {
		const stale = this.#db.prepare('SELECT space, hash FROM uploads WHERE at < ?').all(before);
		this.#atomically(() => {
			for (const { space, hash } of stale) this.#forgetParts(String(space), String(hash));
		});
	}

	/** Takes one file away now, whoever speaks of it; answers whether it was here. */
	erase(space: string, hash: string): boolean {
		this.#forgetParts(space, hash);
		const { changes } = this.#db
			.prepare('DELETE FROM files WHERE space = ? AND hash = ?')
			.run(space, hash);
		return changes > 0;
	}

	close(): void {
		this.#db.close();
	}
}
