import type { DeviceId, FactKey, Nonce, SpaceId } from '../../domain/ids.ts';
import { idFrom } from '../../domain/ids.ts';
import type { LocalDateTime, Zone } from '../../domain/time/types.ts';
import type { Fact, FactOf, Written } from '../facts/fact.ts';
import type { FactKind } from '../facts/kinds.ts';
import { base64url, digest } from '../digest.ts';
import { deviceIdOf } from '../signature.ts';
import { writeFact } from '../text.ts';

const utf8 = new TextEncoder();

/** A public key that is one in form only, the same for the same name. */
export function publicKeyOf(name: string): string {
	const raw = new Uint8Array(65).fill(4);
	raw.set(utf8.encode(name).subarray(0, 64), 1);
	return base64url(raw);
}

/** The device that goes with it. */
export function deviceOf(name: string): DeviceId {
	const id = deviceIdOf(publicKeyOf(name));
	if (id === undefined) throw new TypeError('not a key');
	return id;
}

/** The n-th nonce. */
export function nonceOf(n: number): Nonce {
	// 16 characters of base64url are a nonce; the border of test data.
	return digest(utf8.encode(`nonce ${String(n)}`)).slice(0, 16) as Nonce;
}

/** What a fact says beside its kind and body. */
export type Frame<K extends FactKind> = Partial<
	Pick<FactOf<K>, 'about' | 'batch' | 'source' | 'need' | 'at'>
> & {
	by: DeviceId | 'relay';
	n: number;
};

/** A fact of any kind, written. */
export function fact<K extends FactKind>(
	kind: K,
	body: FactOf<K>['body'],
	{ n, at = 1_760_000_000_000 + n, ...rest }: Frame<K>
): Written {
	// `kind` and `body` go together by this function's own signature.
	return writeFact({ v: 1, n: nonceOf(n), kind, at, ...rest, body } as unknown as Fact);
}

export const PARIS = 'Europe/Paris' as Zone;

/** The founding fact of a space, by the device of that name. */
export function founding(name: string, n = 0): Written & { space: SpaceId } {
	const written = fact(
		'space.founded',
		{ name: `Espace de ${name}`, zone: PARIS, publicKey: publicKeyOf(name) },
		{ by: deviceOf(name), n }
	);
	return { ...written, space: idFrom<SpaceId>(written.key) };
}

export const aKey = (name: string): FactKey => idFrom<FactKey>(digest(utf8.encode(name)));

const HOUR = 3_600_000;
/** 1 June 2027, 00:00 in Paris (UTC+2). */
const JUNE = Date.UTC(2027, 4, 31, 22);
const pad = (n: number): string => String(n).padStart(2, '0');

/** Hours counted from 1 June 2027, 00:00 in Paris. */
export function june(fromHour: number, toHour: number) {
	const local = (hour: number) => {
		const wall = new Date(JUNE + 2 * HOUR + hour * HOUR);
		// Built in the form of a local date and time.
		return `${String(wall.getUTCFullYear())}-${pad(wall.getUTCMonth() + 1)}-${pad(wall.getUTCDate())}T${pad(wall.getUTCHours())}:${pad(wall.getUTCMinutes())}` as LocalDateTime;
	};
	return {
		start: local(fromHour),
		end: local(toHour),
		zone: PARIS,
		from: JUNE + fromHour * HOUR,
		to: JUNE + toHour * HOUR
	};
}
