import { randomBytes } from 'node:crypto';
import { join as joinPath } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, vi } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	idFrom,
	type AssociationId,
	type MemberId,
	type SpaceId
} from '../../src/lib/domain/ids.ts';
import type { AssociationRole } from '../../src/lib/domain/member/types.ts';
import { encodeEnvelope } from '../../src/lib/register/envelope.ts';
import { logLength, readLog } from '../../src/lib/register/log.ts';
import { keyOf } from '../../src/lib/register/text.ts';
import type { Relay, RelayOptions } from '../../sync-server/node/relay.ts';
import { openSecret } from '../../sync-server/node/secret.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace, join, newSecret } from '../../sync-server/testing/post.ts';
import { stockProvider } from '../../sync-server/testing/stock.ts';
import { updateMessage } from '../../sync-server/wire/message.ts';
import { roomPath, type RoomName } from '../../sync-server/wire/room.ts';
import { newDataDir, relayHere } from '../relay/here.ts';
import { Raw } from './raw.ts';
import { until } from '../until.ts';

// Every attack is made twice, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const TABLES = ['spaces', 'rooms', 'updates', 'keys', 'trust', 'invitations'] as const;

/** A village at its relay, with an honest phone that never stops writing, and whoever attacks it. */
export class Besieged {
	readonly relay: Relay;
	readonly dataDir: string;
	readonly space: SpaceId;
	readonly founder: Device;
	readonly association: AssociationId;
	readonly membre = new Device();
	readonly lecteur = new Device();
	readonly stranger = new Device();
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	#written = 0;

	private constructor(at: {
		relay: Relay;
		dataDir: string;
		space: SpaceId;
		founder: Device;
		association: AssociationId;
	}) {
		this.relay = at.relay;
		this.dataDir = at.dataDir;
		this.space = at.space;
		this.founder = at.founder;
		this.association = at.association;
		const { doc, provider } = stockProvider(this.url, at.space, at.founder.ticket(at.space));
		this.doc = doc;
		this.provider = provider;
		onTestFinished(() => {
			provider.destroy();
		});
	}

	static async begin(options: RelayOptions = {}): Promise<Besieged> {
		const dataDir = newDataDir();
		const relay = await relayHere({ ...options, dataDir });
		const founder = new Device();
		const space = await foundSpace(relay.url, founder);
		const foyer = founder.say(space, 'association.added', { name: 'Foyer rural' });
		const association = idFrom<AssociationId>(keyOf(foyer.text));
		const village = new Besieged({ relay, dataDir, space, founder, association });
		const client = Client.join(relay.url, space, founder);
		await client.untilSynced();
		client.give([foyer]);
		await client.untilEntries(2);
		await village.#admit(client, village.membre, 'membre');
		await village.#admit(client, village.lecteur, 'lecteur');
		const people = Client.join(relay.url, space, founder, 'people');
		await people.untilSynced();
		people.give([founder.say(space, 'person.added', { name: 'Ada' })]);
		await people.untilEntries(1);
		await Promise.all([client.close(), people.close()]);
		await until(() => expect(readLog(village.doc)).toHaveLength(6));
		return village;
	}

	async #admit(client: Client, device: Device, role: AssociationRole): Promise<MemberId> {
		const { k, hash } = newSecret();
		const as = { role, association: this.association };
		const until = Date.now() + 86_400_000;
		client.give([this.founder.say(this.space, 'invitation.made', { hash, as, uses: 1, until })]);
		const there = client.log.length;
		await client.untilEntries(there + 1);
		const { status, body } = await join(this.url, device, k);
		expect(status).toBe(200);
		await client.untilEntries(there + 2);
		return (body as { member: MemberId }).member;
	}

	get url(): string {
		return this.relay.url;
	}

	path(room: RoomName = 'register'): string {
		return roomPath(this.space, room);
	}

	/** A bare socket that the relay lets in. */
	async inside(device: Device = this.membre, room: RoomName = 'register'): Promise<Raw> {
		const raw = new Raw(this.url, this.path(room), device.ticket(this.space));
		await raw.opened();
		return raw;
	}

	/** Everything the database says of spaces, byte for byte. */
	stored(): Record<string, unknown> {
		const db = new DatabaseSync(joinPath(this.dataDir, 'register.sqlite'), { readOnly: true });
		try {
			return Object.fromEntries(
				TABLES.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()])
			);
		} finally {
			db.close();
		}
	}

	/** A room's document as the database has it. */
	#document(room: RoomName): Y.Doc {
		const db = new DatabaseSync(joinPath(this.dataDir, 'register.sqlite'), { readOnly: true });
		const doc = new Y.Doc();
		const rows = db
			.prepare('SELECT bytes FROM updates WHERE space = ? AND room = ? ORDER BY seq')
			.all(this.space, room);
		for (const { bytes } of rows) if (bytes instanceof Uint8Array) Y.applyUpdate(doc, bytes);
		db.close();
		return doc;
	}

	/** The honest phone writes a fact through its stock provider and reads it back. */
	async writes(): Promise<string> {
		this.#written += 1;
		const fact = this.founder.say(this.space, 'words.written', {
			text: `Honnête ${String(this.#written)}`
		});
		this.doc.getMap('facts').set(keyOf(fact.text), { ...fact });
		await until(() => expect(readLog(this.doc).map(({ text }) => text)).toContain(fact.text));
		return fact.text;
	}

	/** The honest phone sends 600 kB that can hardly be deflated, and reads them back. */
	async writesMuch(): Promise<void> {
		const facts = Array.from({ length: 150 }, () =>
			this.founder.say(this.space, 'words.written', {
				text: randomBytes(3000).toString('base64url')
			})
		);
		this.doc.transact(() => {
			for (const fact of facts) this.doc.getMap('facts').set(keyOf(fact.text), { ...fact });
		});
		const there = logLength(this.doc);
		await until(() => expect(logLength(this.doc)).toBe(there + facts.length));
	}

	/** How often the relay hung up with a code, by its own count. */
	async hangUps(code: number): Promise<number> {
		const text = await (await fetch(`${this.url}/metrics`)).text();
		const line = new RegExp(`^la_remise_closed_total\\{code="${String(code)}"\\} (\\d+)$`, 'm');
		return Number(line.exec(text)?.[1] ?? 0);
	}

	/** Until all that was sent before has been judged: numbering keeps to the order of arrival. */
	async settled(): Promise<void> {
		const raw = await this.inside(this.founder);
		raw.send(updateMessage(encodeEnvelope([{ text: '{"v":1}', sig: '' }])));
		expect(await raw.refused(1)).toEqual(['Unreadable']);
		raw.socket.terminate();
	}

	/**
	 * Attacks twice: alone, when not one stored byte may change, and while an honest phone writes, when
	 * its facts alone may come in. Afterwards every entry is the relay's own.
	 */
	async withstands(attack: () => Promise<void>): Promise<void> {
		const before = this.stored();
		await attack();
		await this.settled();
		expect(this.stored()).toEqual(before);

		const texts = readLog(this.doc).map(({ text }) => text);
		const [written] = await Promise.all([this.writes(), attack()]);
		await this.settled();
		expect(readLog(this.doc).map(({ text }) => text)).toEqual([...texts, written]);
		this.#isWhole();
		expect(this.provider.wsconnected).toBe(true);
		expect((await fetch(`${this.url}/healthz`)).status).toBe(200);
	}

	/** Stored documents hold the log and nothing else, by one writer, each entry with its own mac. */
	#isWhole(): void {
		const secret = openSecret(this.dataDir);
		for (const room of ['register', 'people'] as const) {
			const doc = this.#document(room);
			expect([...doc.share.keys()].filter((root) => root !== 'log')).toEqual([]);
			expect(doc.store.pendingStructs).toBeNull();
			expect([...doc.store.clients.keys()]).toHaveLength(1);
			for (const { number, mac, text } of readLog(doc))
				expect(secret.made(mac, this.space, room, number, keyOf(text))).toBe(true);
		}
	}
}
