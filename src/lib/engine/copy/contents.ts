import * as v from 'valibot';
import type { FactKey } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { damaged, type Part } from '../../formats/copy/frame.ts';
import { rowsIn } from '../../formats/copy/read.ts';
import type { Room } from '../../register/facts/kinds.ts';
import * as p from '../../register/facts/pieces.ts';
import type { LogEntry } from '../../register/log.ts';
import { keyOf } from '../../register/text.ts';
import type { DrawerRow, OutboxRow, SpaceRow } from '../../store/rows.ts';
import type { CopiesInUse } from '../replica-names.ts';

/** What a copy is made of, section by section: how it is written and how it is read back. */

const generation = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const room = v.picklist(['register', 'people']);
const text = v.pipe(v.string(), v.maxLength(64 * 1024));
const sig = v.pipe(v.string(), v.maxLength(100));

const aboutSpace = v.object({
	id: p.spaceId,
	name: p.name(200),
	zone: p.zone,
	madeAt: p.instant,
	heard: v.optional(p.instant),
	/** Of the relay's logs these entries come from. */
	generations: v.object({ register: generation, people: generation })
});
/** What a copy says of itself. */
export type AboutSpace = v.InferOutput<typeof aboutSpace>;

const entry = v.strictTuple([
	v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	v.pipe(v.string(), v.maxLength(40)),
	text
]);

const unsent = v.object({
	room,
	text,
	sig,
	at: p.instant,
	entity: v.custom<string>((value) => typeof value === 'string' && value.length <= 64),
	gesture: p.nonce
});
/** A fact of the outbox as a copy keeps it: nothing but what its author signed, and its order. */
export type KeptUnsent = v.InferOutput<typeof unsent>;

/** Refusals that say all there is to say by their name. */
const PLAIN = [
	'BadSignature',
	'DependsOnRefused',
	'DeviceRevoked',
	'Erased',
	'NewerVersion',
	'NotMember',
	'RoleMayNot',
	'SpaceFull',
	'TooLarge',
	'Unreadable',
	'WrongRoom'
] as const satisfies readonly Refusal['type'][];
const refusal = v.fallback(v.object({ type: v.picklist(PLAIN) }), { type: 'Unreadable' });

const drawn = v.object({
	room,
	text,
	sig,
	at: p.instant,
	refusedAt: p.instant,
	refusal,
	seen: v.boolean()
});
export type KeptRefused = v.InferOutput<typeof drawn>;

const read = <Schema extends v.GenericSchema>(schema: Schema, value: unknown) => {
	const parsed = v.safeParse(schema, value);
	// Its hashes are right: it was made so, by nothing of ours.
	if (!parsed.success) throw damaged();
	return parsed.output;
};

export const spaceOf = (
	row: SpaceRow,
	madeAt: number,
	heard: number | undefined,
	inUse: CopiesInUse
): AboutSpace => ({
	id: row.id,
	name: row.name,
	zone: row.zone,
	madeAt,
	heard,
	generations: { register: inUse.register.generation, people: inUse.people.generation }
});
export const readSpace = (part: Part): AboutSpace => read(aboutSpace, rowsIn(part)[0]);

export const entryOf = ({ number, mac, text: said }: LogEntry): unknown => [number, mac, said];
export const readEntries = (part: Part): LogEntry[] =>
	rowsIn(part).map((row) => {
		const [number, mac, said] = read(entry, row);
		return { number, mac, text: said };
	});

export const unsentOf = ({ room: where, text: said, sig: own, ...row }: OutboxRow): KeptUnsent => ({
	room: where,
	text: said,
	sig: own,
	at: row.at,
	entity: row.entity,
	gesture: row.gesture
});
export const readUnsent = (part: Part): KeptUnsent[] =>
	rowsIn(part).map((row) => read(unsent, row));

export const refusedOf = ({
	room: where,
	text: said,
	sig: own,
	...row
}: DrawerRow): KeptRefused => ({
	room: where,
	text: said,
	sig: own,
	at: row.at,
	refusedAt: row.refusedAt,
	refusal: read(refusal, row.refusal),
	seen: row.seen
});
export const readRefused = (part: Part): KeptRefused[] =>
	rowsIn(part).map((row) => read(drawn, row));

export const isRoom = (section: string): section is Room => v.is(room, section);

/** R2: what a fact is known by, computed and never believed. */
export const keyed = <T extends { readonly text: string }>(
	row: T
): T & { readonly key: FactKey } => ({
	...row,
	key: keyOf(row.text)
});
