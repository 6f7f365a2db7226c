import * as v from 'valibot';
import { idFrom, type DeviceId, type EntityId, type FactKey } from '../domain/ids.ts';
import { ok, refused, type Refusal, type Result } from '../domain/refusal.ts';
import { digest } from './digest.ts';
import { source, type Fact, type Written } from './facts/fact.ts';
import { kindNamed, KINDS } from './facts/kinds.ts';
import * as p from './facts/pieces.ts';
import { CURRENT_VERSION, lift, type Raw } from './lift/lift.ts';
import { RULES_UNDERSTOOD } from './rules.ts';

/** Largest text of one fact, in bytes of UTF-8. */
export const MOST_BYTES = 64 * 1024;

/** Why a text is not a fact this app can fold. All but the last three are quarantined (R5). */
export type Unread =
	| { readonly type: 'TooLarge' }
	| { readonly type: 'NotWellFormed' }
	| { readonly type: 'NotJson' }
	| { readonly type: 'NotAFact'; readonly issue: string }
	/** Skippable: nobody said that it must be understood. */
	| { readonly type: 'UnknownKind'; readonly kind: string }
	/** The app must be updated before it folds on. */
	| { readonly type: 'NeedsRules'; readonly rules: number }
	| { readonly type: 'Newer'; readonly version: number };

/** What the relay answers to a text it cannot read. */
export function refusalOf(unread: Unread): Refusal {
	switch (unread.type) {
		case 'TooLarge':
			return { type: 'TooLarge' };
		case 'NotWellFormed':
		case 'NotJson':
		case 'NotAFact':
			return { type: 'Unreadable' };
		case 'UnknownKind':
		case 'NeedsRules':
		case 'Newer':
			return { type: 'NewerVersion' };
	}
}

const utf8 = new TextEncoder();

/** The key of a text (R2). */
export function keyOf(text: string): FactKey {
	return idFrom<FactKey>(digest(utf8.encode(text)));
}

const HALF_PAIR = /\p{Cs}/u;
const HALF_PAIRS = /\p{Cs}/gu;

const FRAME_ORDER = ['v', 'n', 'kind', 'by', 'at', 'about', 'need', 'batch', 'source', 'body'];

/** Object keys in one order and strings well-formed and composed, so that one fact has one text. */
function stable(value: unknown, order?: readonly string[]): unknown {
	if (typeof value === 'string') return value.replace(HALF_PAIRS, '\uFFFD').normalize('NFC');
	if (Array.isArray(value)) return value.map((item) => stable(item));
	if (typeof value !== 'object' || value === null) return value;
	const fields = new Map(Object.entries(value));
	const names = order ?? [...fields.keys()].sort();
	return Object.fromEntries(
		names
			.filter((name) => fields.get(name) !== undefined)
			.map((name) => [name, stable(fields.get(name))])
	);
}

/** The text of a fact, as its author serialises it once and nobody does again. */
export function serialiseFact(fact: Fact): string {
	return JSON.stringify(stable(fact, FRAME_ORDER));
}

/** A fact about to be written. Throws on one that its own schema refuses: that is a bug. */
export function writeFact(fact: Fact): Written {
	const read = readFact(serialiseFact(fact));
	if (!read.ok) throw new TypeError(`not a fact: ${JSON.stringify(read.refusal)}`);
	return read.value;
}

const author = v.custom<DeviceId | 'relay'>(
	(value) => value === 'relay' || v.is(p.deviceId, value),
	'not an author'
);
const entity = v.custom<EntityId>((value) => v.is(p.factKey, value), 'not an entity');
const frame = v.strictObject({
	v: v.literal(CURRENT_VERSION),
	n: p.nonce,
	kind: v.string(),
	by: author,
	at: p.instant,
	about: v.optional(entity),
	need: v.optional(p.positive),
	batch: v.optional(p.nonce),
	source: v.optional(source),
	body: v.unknown()
});

/** Half of a surrogate pair, as it is or escaped: not every wire and disk keeps it. */
const ESCAPED_HALF_PAIR = /(?:^|[^\\])(?:\\\\)*\\u[dD][89a-fA-F]/;

function tooLarge(text: string): boolean {
	// One UTF-16 unit is at most three bytes.
	return text.length * 3 > MOST_BYTES && utf8.encode(text).length > MOST_BYTES;
}

function isRaw(value: unknown): value is Raw {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): Raw | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRaw(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function issueOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
	const [first] = issues;
	return `${v.getDotPath(first) ?? ''}: ${first.message}`;
}

const notAFact = (issue: string) => refused<Unread>({ type: 'NotAFact', issue });

/**
 * Reads one text: lifts older versions, validates frame and body. `key` spares hashing where the
 * caller has just computed it. NFC is asked of authors, not of readers: engines differ in their
 * Unicode version, and two phones must read one log alike.
 */
export function readFact(text: string, key?: FactKey): Result<Written, Unread> {
	if (tooLarge(text)) return refused({ type: 'TooLarge' });
	if (HALF_PAIR.test(text) || (text.includes('\\u') && ESCAPED_HALF_PAIR.test(text)))
		return refused({ type: 'NotWellFormed' });
	const parsed = parse(text);
	if (parsed === undefined) return refused({ type: 'NotJson' });

	const version = parsed['v'];
	if (typeof version === 'number' && version > CURRENT_VERSION) {
		return refused({ type: 'Newer', version });
	}
	const need = parsed['need'];
	if (typeof need === 'number' && need > RULES_UNDERSTOOD) {
		return refused({ type: 'NeedsRules', rules: need });
	}
	const raw = lift(parsed);
	const name = raw['kind'];
	const kind = kindNamed(name);
	if (kind === undefined) {
		return typeof name === 'string' && v.is(frame, raw)
			? refused({ type: 'UnknownKind', kind: name })
			: notAFact('kind');
	}

	const framed = v.safeParse(frame, raw);
	if (!framed.success) return notAFact(issueOf(framed.issues));
	const { about } = KINDS[kind];
	if ((about === 'new') !== (framed.output.about === undefined)) return notAFact('about');
	const body = v.safeParse(KINDS[kind].body, framed.output.body);
	if (!body.success) return notAFact(`body.${issueOf(body.issues)}`);
	// The border: `body` has just been validated by the schema of this very `kind`.
	const fact = { ...framed.output, kind, body: body.output } as Fact;
	return ok({ key: key ?? keyOf(text), text, fact });
}
