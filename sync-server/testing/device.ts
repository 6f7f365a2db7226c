import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { idFrom, type DeviceId, type Nonce, type SpaceId } from '../../src/lib/domain/ids.ts';
import type { Zone } from '../../src/lib/domain/time/types.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { Fact, FactOf } from '../../src/lib/register/facts/fact.ts';
import { KINDS, type FactKind } from '../../src/lib/register/facts/kinds.ts';
import { bytesToSign, deviceIdOf } from '../../src/lib/register/signature.ts';
import { keyOf, serialiseFact } from '../../src/lib/register/text.ts';
import { ticketBytes, ticketProtocols, ticketText } from '../wire/ticket.ts';

/** What a fact says beside its kind and body. */
export type FrameOf<K extends FactKind> = Partial<Pick<FactOf<K>, 'about' | 'need' | 'at' | 'by'>>;

/** A phone's key in a Node process: what the relay sees of a device, without our client. */
export class Device {
	readonly #key;
	readonly publicKey: string;
	readonly id: DeviceId;

	constructor() {
		const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		this.#key = privateKey;
		// The last 65 bytes of a P-256 SubjectPublicKeyInfo are the raw point.
		const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
		this.publicKey = raw.toString('base64url');
		const id = deviceIdOf(this.publicKey);
		if (id === undefined) throw new TypeError('not a key');
		this.id = id;
	}

	sign(bytes: Uint8Array): Buffer {
		return sign('sha256', bytes, { key: this.#key, dsaEncoding: 'ieee-p1363' });
	}

	/** A fact of this device's, without the schema's blessing: what is wrong is the relay's to say. */
	write<K extends FactKind>(kind: K, body: FactOf<K>['body'], frame: FrameOf<K> = {}): string {
		const n = randomBytes(12).toString('base64url') as Nonce;
		// `kind` and `body` go together by this method's own signature.
		const fact = { v: 1, n, kind, by: this.id, at: 1_790_000_000_000, body, ...frame };
		return serialiseFact(fact as unknown as Fact);
	}

	seal(space: SpaceId, text: string, room: 'register' | 'people' = 'register'): Sealed {
		return { text, sig: this.sign(bytesToSign(space, room, text)).toString('base64url') };
	}

	/** Writes and signs. */
	say<K extends FactKind>(
		space: SpaceId,
		kind: K,
		body: FactOf<K>['body'],
		frame: FrameOf<K> = {}
	): Sealed {
		return this.seal(space, this.write(kind, body, frame), KINDS[kind].room);
	}

	founding(name = 'Lauragais'): { space: SpaceId; sealed: Sealed } {
		const zone = 'Europe/Paris' as Zone;
		const text = this.write('space.founded', { name, zone, publicKey: this.publicKey });
		const space = idFrom<SpaceId>(keyOf(text));
		return { space, sealed: this.seal(space, text) };
	}

	/** Subprotocols to connect with. */
	ticket(space: SpaceId, at = Date.now(), life = 5 * 60_000): [string, string] {
		const text = ticketText({ v: 1, space, device: this.id, at, exp: at + life });
		return ticketProtocols(text, this.sign(ticketBytes(text)));
	}
}
