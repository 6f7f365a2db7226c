import { createHmac, randomBytes } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	writeSync
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { FactKey, SpaceId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time/types.ts';
import type { Room } from '../../src/lib/register/facts/kinds.ts';

/** Id of a secret: one character at the head of every mac made with it. */
const keyId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]$/));
const schema = v.strictObject({
	current: keyId,
	/** By id, 32 bytes as base64url. Old ones stay, so that entries can come back from phones. */
	secrets: v.record(keyId, v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)))
});

/** Bytes kept of the HMAC: 72 bits, twelve characters in every entry. */
const MAC_BYTES = 9;

/** The relay's own mark on what it numbered. */
export class Secret {
	readonly #current: string;
	readonly #secrets: ReadonlyMap<string, Buffer>;

	constructor(current: string, secrets: ReadonlyMap<string, Buffer>) {
		if (!secrets.has(current)) throw new Error('the current secret is missing');
		this.#current = current;
		this.#secrets = secrets;
	}

	#mark(id: string, space: SpaceId, room: Room, number: Instant, key: FactKey): string | undefined {
		const secret = this.#secrets.get(id);
		if (secret === undefined) return undefined;
		const mark = createHmac('sha256', secret)
			.update(`la-remise/mac/1\n${space}\n${room}\n${String(number)}\n${key}`)
			.digest();
		return id + mark.subarray(0, MAC_BYTES).toString('base64url');
	}

	mac(space: SpaceId, room: Room, number: Instant, key: FactKey): string {
		const mac = this.#mark(this.#current, space, room, number, key);
		if (mac === undefined) throw new Error('the current secret is missing');
		return mac;
	}

	/** True for a mac made here, with this secret or an older one. */
	made(mac: string, space: SpaceId, room: Room, number: Instant, key: FactKey): boolean {
		return mac.length > 1 && this.#mark(mac.charAt(0), space, room, number, key) === mac;
	}
}

type Kept = v.InferOutput<typeof schema>;

const draw = (): string => randomBytes(32).toString('base64url');

function write(path: string, kept: Kept): void {
	const text = JSON.stringify(kept);
	// Whole or not at all: a half-written secret would make every mac unreadable.
	const file = openSync(`${path}.new`, 'w', 0o600);
	writeSync(file, text);
	fsyncSync(file);
	closeSync(file);
	renameSync(`${path}.new`, path);
}

const pathIn = (dataDir: string): string => join(dataDir, 'secret.json');
const read = (path: string): Kept => v.parse(schema, JSON.parse(readFileSync(path, 'utf8')));

/** Names a secret may have, in the order they are used: enough for a rotation a year, for a lifetime. */
const IDS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Draws another secret to mark with from the next start on, and keeps the old ones. Answers its id. */
export function rotateSecret(dataDir: string): string {
	const path = pathIn(dataDir);
	const { secrets } = read(path);
	const id = [...IDS].find((free) => !Object.hasOwn(secrets, free));
	if (id === undefined) throw new Error('every name a secret may have is taken');
	write(path, { current: id, secrets: { ...secrets, [id]: draw() } });
	return id;
}

/** Reads the secret of a data folder; draws one on the first start. */
export function openSecret(dataDir: string): Secret {
	const path = pathIn(dataDir);
	if (!existsSync(path)) write(path, { current: 'a', secrets: { a: draw() } });
	const { current, secrets } = read(path);
	return new Secret(
		current,
		new Map(Object.entries(secrets).map(([id, text]) => [id, Buffer.from(text, 'base64url')]))
	);
}
