import type { EntityId, FactKey, Nonce, SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Fact, Written } from '../../register/facts/fact.ts';
import { KINDS } from '../../register/facts/kinds.ts';
import { bytesToSign } from '../../register/signature.ts';
import { keyOf, readFact, serialiseFact, type Unread } from '../../register/text.ts';
import { db } from '../../store/db.ts';
import type { OutboxRow } from '../../store/rows.ts';
import { newNonce } from '../chance.ts';
import type { Device } from '../device.ts';

/** How long what can be undone waits on the phone. */
export const UNDO_FOR = 10_000;

type WithoutFrame<F> = F extends Fact ? Omit<F, 'v' | 'n' | 'by' | 'at'> : never;
/** A fact before it has an author, a time and a nonce. */
export type Statement = WithoutFrame<Fact>;

/** The facts of one user gesture, before they are signed and kept. */
export type Gesture = {
	readonly id: Nonce;
	readonly at: Instant;
	/**
	 * Adds a fact; its key is the id of what it creates. `entity` groups it with what it is about.
	 * A fact its schema refuses is not added, and is remembered in `refusal`.
	 */
	state(statement: Statement, entity?: string): FactKey;
	readonly written: readonly { readonly fact: Written; readonly entity: string }[];
	/** The first thing that kept a fact from being written. */
	readonly refusal: Refusal | undefined;
};

/** Begins a gesture. `now` is the phone's clock: shown to people, never used to decide. */
export function beginGesture(device: Device, now: Instant = Date.now()): Gesture {
	const written: { fact: Written; entity: string }[] = [];
	let refusal: Refusal | undefined;
	return {
		id: newNonce(),
		at: now,
		written,
		get refusal() {
			return refusal;
		},
		state(statement, entity) {
			const text = serialiseFact({ v: 1, n: newNonce(), by: device.id, at: now, ...statement });
			const read = readFact(text);
			if (!read.ok) {
				refusal ??= refusalFor(read.refusal);
				return keyOf(text);
			}
			const about: EntityId | undefined = statement.about;
			written.push({ fact: read.value, entity: entity ?? about ?? read.value.key });
			return read.value.key;
		}
	};
}

function refusalFor(unread: Unread): Refusal {
	if (unread.type === 'TooLarge') return { type: 'TooLarge' };
	const where = unread.type === 'NotAFact' ? unread.issue.split(':')[0] : undefined;
	return { type: 'NotWellFormed', field: where?.replace(/^body\./, '') ?? unread.type };
}

/** Rows signed, or given to the disk, in one go: an import of thousands leaves room for a tap. */
const AT_ONCE = 200;

function* some<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

/** The rows of a gesture, signed: ready to be kept in one transaction. */
export async function sealGesture(
	gesture: Gesture,
	space: SpaceId,
	device: Device,
	notBefore: Instant
): Promise<OutboxRow[]> {
	const rows: OutboxRow[] = [];
	for (const written of some(gesture.written)) {
		rows.push(...(await Promise.all(written.map(seal))));
	}
	return rows;

	async function seal({ fact: { key, text, fact }, entity }: Gesture['written'][number]) {
		const { room } = KINDS[fact.kind];
		return {
			space,
			room,
			key,
			text,
			sig: await device.sign(bytesToSign(space, room, text)),
			at: gesture.at,
			notBefore,
			entity,
			gesture: gesture.id
		};
	}
}

/** Keeps rows in the outbox, all or none. Resolves once they are on the phone's disk. */
export async function keepRows(rows: readonly OutboxRow[]): Promise<void> {
	await db.transaction('rw', db.outbox, async () => {
		for (const few of some(rows)) await db.outbox.bulkAdd([...few]);
	});
}
