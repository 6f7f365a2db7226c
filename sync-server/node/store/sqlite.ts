import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { idFrom, type FactKey, type SpaceId } from '../../../src/lib/domain/ids.ts';
import type { Instant } from '../../../src/lib/domain/time/types.ts';
import type { Room } from '../../../src/lib/register/facts/kinds.ts';
import type { LogEntry } from '../../../src/lib/register/log.ts';
import type { Adoption, Batch, Store, StoredUpdates } from '../../room/store.ts';
import { prepareSchema } from './schema.ts';

const numberIn = (value: unknown): number => {
	if (typeof value !== 'number') throw new TypeError('not a number in the store');
	return value;
};
const textIn = (value: unknown): string => {
	if (typeof value !== 'string') throw new TypeError('not a text in the store');
	return value;
};
const bytesIn = (value: unknown): Uint8Array => {
	if (!(value instanceof Uint8Array)) throw new TypeError('no bytes in the store');
	return value;
};

/** Logs in one SQLite file (WAL, synchronous=FULL): what `append` returned from survives a power cut. */
export class SqliteStore implements Store {
	readonly #db: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();
	/** What was taken away may still be in the write-ahead log; at first nobody knows. */
	#unclean = true;

	constructor(path: string) {
		this.#db = new DatabaseSync(path);
		prepareSchema(this.#db);
	}

	#sql(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known) return known;
		const prepared = this.#db.prepare(sql);
		this.#statements.set(sql, prepared);
		return prepared;
	}

	#atomically(write: () => void): void {
		this.#db.exec('BEGIN IMMEDIATE');
		try {
			write();
			this.#db.exec('COMMIT');
		} catch (cause) {
			// Some errors (a full disk) have already rolled back.
			if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
			throw cause;
		}
	}

	append(batches: readonly Batch[]): void {
		this.#atomically(() => {
			for (const batch of batches) this.#add(batch);
		});
		this.#unclean ||= batches.some(({ rooms }) => rooms.some(({ whole }) => whole !== undefined));
		this.#cleanse();
	}

	/** R7: the write-ahead log keeps old pages until it is emptied; somebody may be reading them. */
	#cleanse(): void {
		if (!this.#unclean) return;
		const { busy } = this.#sql('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
		this.#unclean = busy !== 0;
	}

	#add({ space, last, rooms, keys, trust, invitations, erased }: Batch): void {
		this.#sql(
			'INSERT INTO spaces VALUES (?, ?) ON CONFLICT DO UPDATE SET last = excluded.last'
		).run(space, last);
		for (const { room, update, head, whole, generation } of rooms) {
			if (whole !== undefined)
				this.#sql('DELETE FROM updates WHERE space = ? AND room = ?').run(space, room);
			this.#sql('INSERT INTO updates (space, room, bytes) VALUES (?, ?, ?)').run(
				space,
				room,
				whole ?? update
			);
			this.#sql(
				`INSERT INTO rooms (space, room, head) VALUES (?, ?, ?)
				ON CONFLICT DO UPDATE SET head = CASE WHEN pruned THEN NULL ELSE excluded.head END`
			).run(space, room, head);
			if (whole !== undefined)
				this.#sql('UPDATE rooms SET pruned = 1, head = NULL WHERE space = ? AND room = ?').run(
					space,
					room
				);
			if (generation !== undefined)
				this.#sql('UPDATE rooms SET generation = ? WHERE space = ? AND room = ?').run(
					generation,
					space,
					room
				);
		}
		const addKey = this.#sql(
			`INSERT INTO keys VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET number = excluded.number WHERE excluded.number < keys.number`
		);
		for (const { key, number, room } of keys)
			if (addKey.run(space, key, number, room).changes === 0)
				throw new Error(`numbered twice: ${key}`);
		const addTrust = this.#sql('INSERT INTO trust (space, number, mac, text) VALUES (?, ?, ?, ?)');
		for (const { number, mac, text } of trust) addTrust.run(space, number, mac, text);
		const addInvitation = this.#sql(
			'INSERT INTO invitations VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
		);
		for (const { hash, key } of invitations) addInvitation.run(hash, space, key);
		const addErased = this.#sql('INSERT INTO erased VALUES (?, ?) ON CONFLICT DO NOTHING');
		for (const key of erased) addErased.run(space, key);
	}

	lastOf(space: SpaceId): Instant | undefined {
		const row = this.#sql('SELECT last FROM spaces WHERE space = ?').get(space);
		return row && numberIn(row['last']);
	}

	updatesOf(space: SpaceId, room: Room): StoredUpdates {
		const rows = this.#sql(
			'SELECT seq, bytes FROM updates WHERE space = ? AND room = ? ORDER BY seq'
		).all(space, room);
		const last = rows.at(-1);
		return {
			updates: rows.map((row) => bytesIn(row['bytes'])),
			upTo: last ? numberIn(last['seq']) : 0
		};
	}

	headOf(space: SpaceId, room: Room): Uint8Array | undefined {
		const head = this.#sql('SELECT head FROM rooms WHERE space = ? AND room = ?').get(
			space,
			room
		)?.['head'];
		return head === undefined || head === null ? undefined : bytesIn(head);
	}

	compact(space: SpaceId, room: Room, update: Uint8Array, upTo: number): void {
		this.#atomically(() => {
			this.#sql('DELETE FROM updates WHERE space = ? AND room = ? AND seq <= ?').run(
				space,
				room,
				upTo
			);
			this.#sql('INSERT INTO updates VALUES (?, ?, ?, ?)').run(upTo, space, room, update);
		});
	}

	numberOf(space: SpaceId, key: FactKey): Instant | undefined {
		const row = this.#sql('SELECT number FROM keys WHERE space = ? AND key = ?').get(space, key);
		return row && numberIn(row['number']);
	}

	generationOf(space: SpaceId, room: Room): number {
		const row = this.#sql('SELECT generation FROM rooms WHERE space = ? AND room = ?').get(
			space,
			room
		);
		return row === undefined ? 1 : numberIn(row['generation']);
	}

	isErased(space: SpaceId, key: string): boolean {
		return (
			this.#sql('SELECT 1 FROM erased WHERE space = ? AND key = ?').get(space, key) !== undefined
		);
	}

	trustOf(space: SpaceId): readonly LogEntry[] {
		return this.#sql('SELECT number, mac, text FROM trust WHERE space = ? ORDER BY seq')
			.all(space)
			.map((row) => ({
				number: numberIn(row['number']),
				mac: textIn(row['mac']),
				text: textIn(row['text'])
			}));
	}

	invitationOf(hash: string): { space: SpaceId; key: FactKey } | undefined {
		const row = this.#sql('SELECT space, key FROM invitations WHERE hash = ?').get(hash);
		return (
			row && {
				space: idFrom<SpaceId>(textIn(row['space'])),
				key: idFrom<FactKey>(textIn(row['key']))
			}
		);
	}

	adoptionOf(space: SpaceId): Adoption | undefined {
		const row = this.#sql('SELECT until, device, said FROM adoptions WHERE space = ?').get(space);
		if (row === undefined) return undefined;
		return {
			until: numberIn(row['until']),
			device: textIn(row['device']),
			said: row['said'] === 1
		};
	}

	adopt(space: SpaceId, { until, device, said }: Adoption): void {
		this.#sql('INSERT OR REPLACE INTO adoptions VALUES (?, ?, ?, ?)').run(
			space,
			until,
			device,
			said ? 1 : 0
		);
	}

	bytesOf(space: SpaceId): number {
		const row = this.#sql(
			'SELECT coalesce(sum(length(bytes)), 0) AS sum FROM updates WHERE space = ?'
		).get(space);
		return numberIn(row?.['sum']);
	}

	writable(): boolean {
		try {
			this.#sql('INSERT INTO checked VALUES (1, 1) ON CONFLICT DO UPDATE SET at = at + 1').run();
			return true;
		} catch {
			// A full or read-only disk is an answer here, not a bug.
			return false;
		}
	}

	size(): number {
		const pages = this.#sql('PRAGMA page_count').get()?.['page_count'];
		const bytes = this.#sql('PRAGMA page_size').get()?.['page_size'];
		return numberIn(pages) * numberIn(bytes);
	}

	close(): void {
		this.#db.close();
	}
}
