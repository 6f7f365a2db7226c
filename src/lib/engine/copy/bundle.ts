import * as v from 'valibot';
import type { DeviceId, FactKey } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import { damaged, encode, hex, sha256, type Part } from '../../formats/copy/frame.ts';
import { rowsIn } from '../../formats/copy/read.ts';
import { fromBase64url } from '../../register/digest.ts';
import * as p from '../../register/facts/pieces.ts';
import { bytesToSign, deviceIdOf } from '../../register/signature.ts';
import { keyOf, readFact } from '../../register/text.ts';

const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const room = v.picklist(['register', 'people']);
const text = v.pipe(v.string(), v.maxLength(64 * 1024));
const publicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));
const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));

/** An entry of the log, as the giver has it. */
const told = v.strictTuple([room, whole(1), whole(0), v.pipe(v.string(), v.maxLength(40)), text]);
/** A fact that isn't in the giver's log, with its author's signature. */
const carried = v.strictTuple([room, text, signature]);
const about = v.object({
	space: p.spaceId,
	name: p.name(200),
	/** Whoever hands it over. */
	device: p.deviceId,
	madeAt: p.instant,
	/** What comes before its first entry, in each log: what must be known for nothing to be missing. */
	after: v.object({ register: whole(0), people: whole(0) }),
	sig: signature
});

export type Told = v.InferOutput<typeof told>;
export type CarriedFact = v.InferOutput<typeof carried>;
export type AboutBundle = v.InferOutput<typeof about>;
/** What one phone hands another, in the order of its parts. */
export type Bundle = {
	readonly told: readonly Told[];
	readonly carried: readonly CarriedFact[];
	/** Public keys of the giver and of the authors carried; each proves itself, being what its id is made of. */
	readonly keys: readonly string[];
	readonly about: AboutBundle;
};

const utf8 = new TextEncoder();

/** What the giver signs: all of it, for this space, at this time. */
export async function bundleBytes(
	{ space, madeAt, after, name }: Omit<AboutBundle, 'sig' | 'device'>,
	{ told: entries, carried: facts, keys }: Omit<Bundle, 'about'>
): Promise<Uint8Array<ArrayBuffer>> {
	const content = JSON.stringify([name, after.register, after.people, entries, facts, keys]);
	const hash = hex(await sha256(encode(content)));
	return utf8.encode(`la-remise/bundle/1\n${space}\n${String(madeAt)}\n${hash}`);
}

const rows = <Schema extends v.GenericSchema>(schema: Schema, part: Part) =>
	rowsIn(part).map((row): v.InferOutput<Schema> => {
		const read = v.safeParse(schema, row);
		if (!read.success) throw damaged();
		return read.output;
	});

/** Gathers a bundle's parts. */
export function createGathering(): {
	take(part: Part): void;
	/** Throws `Unfit` when there was no saying whose it is. */
	done(): Bundle;
} {
	const entries: Told[] = [];
	const facts: CarriedFact[] = [];
	const keys: string[] = [];
	let said: AboutBundle | undefined;
	return {
		take(part) {
			if (part.section === 'told') entries.push(...rows(told, part));
			if (part.section === 'carried') facts.push(...rows(carried, part));
			if (part.section === 'keys') keys.push(...rows(publicKey, part));
			if (part.section === 'about') said = rows(about, part)[0];
		},
		done() {
			if (said === undefined) throw damaged();
			return { told: entries, carried: facts, keys, about: said };
		}
	};
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

async function isSigned(
	key: string,
	bytes: Uint8Array<ArrayBuffer>,
	sig: string
): Promise<boolean> {
	const [raw, signed] = [fromBase64url(key), fromBase64url(sig)];
	if (raw === undefined || signed === undefined) return false;
	const imported = await crypto.subtle
		.importKey('raw', raw, CURVE, false, ['verify'])
		.catch(() => undefined);
	return imported !== undefined && crypto.subtle.verify(SIGNING, imported, signed, bytes);
}

export type SignedFact = {
	readonly room: CarriedFact[0];
	readonly key: FactKey;
	readonly text: string;
	readonly sig: string;
	readonly by: DeviceId;
};

/** A bundle's giver, proven, and of what it carries that which its authors have signed. */
export async function verifyBundle(
	bundle: Bundle
): Promise<{ readonly giver: DeviceId; readonly facts: readonly SignedFact[] } | undefined> {
	const keys = new Map<string, string>();
	for (const key of bundle.keys) {
		const id = deviceIdOf(key);
		if (id !== undefined) keys.set(id, key);
	}
	const { about: said } = bundle;
	const own = keys.get(said.device);
	if (own === undefined) return undefined;
	if (!(await isSigned(own, await bundleBytes(said, bundle), said.sig))) return undefined;
	const facts: SignedFact[] = [];
	for (const [where, words, sig] of bundle.carried) {
		const read = readFact(words);
		const by = read.ok ? read.value.fact.by : undefined;
		const key = by === undefined || by === 'relay' ? undefined : keys.get(by);
		if (by === undefined || by === 'relay' || key === undefined) continue;
		if (!(await isSigned(key, bytesToSign(said.space, where, words), sig))) continue;
		facts.push({ room: where, key: keyOf(words), text: words, sig, by });
	}
	return { giver: said.device, facts };
}

/** Where to begin so that a file stays small: a month ago, and never in the middle of a moment. */
export const aMonthBefore = (now: Instant): Instant => now - 31 * 86_400_000;
