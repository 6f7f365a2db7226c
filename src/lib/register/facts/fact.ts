import * as v from 'valibot';
import type { DeviceId, EntityId, FactKey, Nonce } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { KINDS } from './kinds.ts';
import { type FactKind } from './kinds.ts';
import * as p from './pieces.ts';

/** What an importer remembers, so that the same source and association make the same entity. */
export const source = v.strictObject({
	system: p.name(40),
	id: p.name(200),
	part: v.optional(p.name(200))
});

/** A fact never changes (R1), however deep. Branded text and numbers stay what they are. */
type Fixed<T> = T extends string | number | boolean | null | undefined
	? T
	: { readonly [Field in keyof T]: Fixed<T[Field]> };

export type Body<K extends FactKind> = Fixed<v.InferOutput<(typeof KINDS)[K]['body']>>;

type Frame = {
	readonly v: 1;
	/** 96 random bits: two equal intentions are two facts. */
	readonly n: Nonce;
	readonly by: DeviceId | 'relay';
	/** The author's clock, ms: shown, never used to decide. */
	readonly at: Instant;
	/** Absent when creating: the new entity's id is this fact's key. */
	readonly about?: EntityId | undefined;
	/** Lowest rule set that understands it. */
	readonly need?: number | undefined;
	readonly batch?: Nonce | undefined;
	readonly source?: v.InferOutput<typeof source> | undefined;
};

/** One immutable statement in a space's register (R1). */
export type Fact = {
	[K in FactKind]: Frame & { readonly kind: K; readonly body: Body<K> };
}[FactKind];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** A fact with its text as its author wrote it, and the key of that text (R2). */
export type Written<F extends Fact = Fact> = {
	readonly key: FactKey;
	readonly text: string;
	readonly fact: F;
};

/** A fact the relay has numbered: order and time of receipt in one. */
export type Entry = Written & {
	readonly number: Instant;
	readonly mac: string;
	/** It stands behind a higher number: a relay that had lost it was given it back. */
	readonly reentered?: boolean;
};
