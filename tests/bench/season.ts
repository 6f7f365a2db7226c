import type {
	AssociationId,
	DeviceId,
	LineId,
	Nonce,
	OccurrenceId,
	PersonId,
	ResourceId,
	SpaceId,
	WordsId
} from '../../src/lib/domain/ids.ts';
import { idFrom, type AnyId } from '../../src/lib/domain/ids.ts';
import type { LocalDateTime, Zone } from '../../src/lib/domain/time/types.ts';
import { base64url } from '../../src/lib/register/digest.ts';
import type { Sealed } from '../../src/lib/register/envelope.ts';
import type { Fact, FactOf, Written } from '../../src/lib/register/facts/fact.ts';
import { KINDS, type FactKind, type Room } from '../../src/lib/register/facts/kinds.ts';
import { bytesToSign, deviceIdOf } from '../../src/lib/register/signature.ts';
import { writeFact } from '../../src/lib/register/text.ts';

const PARIS = 'Europe/Paris' as Zone;
const HOUR = 3_600_000;
/** 1 September 2026, 00:00 in Paris. */
const SEASON = Date.UTC(2026, 7, 31, 22);
const DAYS = 300;

/** The same numbers every time: what is measured is the same season on every machine. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** A device with a true key, that founds a space and writes facts the relay accepts. */
export class Author {
	readonly publicKey: string;
	readonly device: DeviceId;
	readonly #key: CryptoKey;
	readonly #random: () => number;
	readonly founding: Written;
	readonly space: SpaceId;

	private constructor(publicKey: string, device: DeviceId, key: CryptoKey, seed: number) {
		this.publicKey = publicKey;
		this.device = device;
		this.#key = key;
		this.#random = seeded(seed);
		this.founding = this.write('space.founded', { name: 'Banc', zone: PARIS, publicKey });
		this.space = idFrom<SpaceId>(this.founding.key);
	}

	static async make(seed = 1): Promise<Author> {
		const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
		const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
		const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
		const publicKey = base64url(new Uint8Array(raw));
		const device = deviceIdOf(publicKey);
		if (!device) throw new TypeError('not a key');
		return new Author(publicKey, device, pair.privateKey, seed);
	}

	#nonce(): Nonce {
		const bytes = new Uint8Array(12).map(() => Math.floor(this.#random() * 256));
		// 12 bytes of base64url have the form of a nonce.
		return base64url(bytes) as Nonce;
	}

	write<K extends FactKind>(kind: K, body: FactOf<K>['body'], about?: AnyId): Written {
		const frame = { v: 1, n: this.#nonce(), kind, by: this.device, at: SEASON };
		// `kind` and `body` go together by this method's own signature.
		return writeFact({ ...frame, ...(about && { about }), body } as unknown as Fact);
	}

	async signature(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
		const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
		return new Uint8Array(await crypto.subtle.sign(algorithm, this.#key, bytes));
	}

	async seal(written: Written): Promise<Sealed> {
		const bytes = bytesToSign(this.space, roomOf(written), written.text);
		return { text: written.text, sig: base64url(await this.signature(bytes)) };
	}
}

export const roomOf = (written: Written): Room => KINDS[written.fact.kind].room;

const pad = (n: number): string => String(n).padStart(2, '0');

/** A day and hours of the season; wall time as a plain offset, which nothing measured here reads. */
function rangeOn(day: number, hour: number, hours: number) {
	const from = SEASON + day * 24 * HOUR + hour * HOUR;
	const local = (instant: number) => {
		const wall = new Date(instant + 2 * HOUR);
		const date = `${wall.getUTCFullYear()}-${pad(wall.getUTCMonth() + 1)}-${pad(wall.getUTCDate())}`;
		return `${date}T${pad(wall.getUTCHours())}:${pad(wall.getUTCMinutes())}` as LocalDateTime;
	};
	const to = from + hours * HOUR;
	return { start: local(from), end: local(to), zone: PARIS, from, to };
}

const THINGS = [
	['room', 'Salle', 1],
	['equipment', 'Tables', 40],
	['equipment', 'Chaises', 120],
	['technical', 'Sono', 1],
	['vehicle', 'Minibus', 2]
] as const;

/**
 * A village's season: five associations, forty things (or as many as asked), and as many bookings as
 * asked, each with one or two lines, a purpose and a contact. All but the founding fact, in order.
 */
export function season(author: Author, bookings: number, things = 40): Written[] {
	const random = seeded(7);
	const among = <T>(list: readonly T[]): T => {
		const item = list[Math.floor(random() * list.length)];
		if (item === undefined) throw new RangeError('an empty list');
		return item;
	};
	const facts: Written[] = [];
	const say = <K extends FactKind, Id extends AnyId>(kind: K, body: FactOf<K>['body']): Id => {
		const written = author.write(kind, body);
		facts.push(written);
		return idFrom<Id>(written.key);
	};

	const associations = ['Foyer rural', 'Comité des fêtes', 'École', 'Chorale', 'Club de foot'].map(
		(name) => say<'association.added', AssociationId>('association.added', { name })
	);
	const people = Array.from({ length: 30 }, (_, index) =>
		say<'person.added', PersonId>('person.added', {
			name: `Personne ${index + 1}`,
			phone: `05 36 49 00 ${pad(index)}`
		})
	);
	const resources = Array.from({ length: things }, (_, index) => {
		const [kind, name, capacity] = among(THINGS);
		return say<'resource.added', ResourceId>('resource.added', {
			kind,
			association: among(associations),
			name: `${name} ${index + 1}`,
			capacity,
			policy: { confirm: random() < 0.5 ? 'itself' : 'steward' }
		});
	});
	const purposes = ['Loto', 'Répétition', 'Kermesse', 'Assemblée', 'Repas', 'Tournoi'].map((text) =>
		say<'words.written', WordsId>('words.written', { text })
	);
	for (let index = 0; index < bookings; index += 1) {
		const lines = [among(resources), among(resources)].slice(0, random() < 0.6 ? 1 : 2);
		say('booking.asked', {
			association: among(associations),
			lines: [...new Set(lines)].map((resource, at) => ({
				id: `l${at}` as LineId,
				resource,
				quantity: 1
			})),
			occurrences: [
				{
					id: 'o1' as OccurrenceId,
					range: rangeOn(Math.floor(random() * DAYS), 8 + Math.floor(random() * 12), 2),
					holiday: 'none'
				}
			],
			purpose: among(purposes),
			contact: among(people)
		});
	}
	return facts;
}
