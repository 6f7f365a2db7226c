import { idFrom, type Nonce, type PersonId, type SpaceId, type WordsId } from '../../domain/ids.ts';
import { ok, refused, type Refusal, type Result } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { tell } from '../channel.ts';
import type { PersonInput } from '../inputs.ts';
import { thisDevice } from '../device.ts';
import { beginGesture, keepRows, sealGesture, type Gesture } from './gesture.ts';

/** Longest free text. */
const MOST_WORDS = 4000;

/** What a command composes its facts with. */
export type Work = {
	readonly space: SpaceRow;
	readonly now: Instant;
	readonly state: Gesture['state'];
	/** Free text becomes a fact of its own (R7); none when there is nothing to say. */
	words(text: string | null | undefined, entity?: string): WordsId | undefined;
	/** Someone known, or someone to add to `people`. */
	person(input: PersonInput): PersonId;
	/** The same work, each of its facts naming the batch that can undo them all. */
	inBatch(batch: Nonce): Work;
};

type Stop = { refusal: Refusal | undefined };

/** A command's view of a gesture. Refusals met on the way are kept in `stop`. */
export function workOn(space: SpaceRow, gesture: Gesture, stop: Stop, batch?: Nonce): Work {
	const state: Gesture['state'] = (statement, entity) =>
		gesture.state(batch === undefined ? statement : { ...statement, batch }, entity);
	const added = new Map<string, PersonId>();
	return {
		space,
		now: gesture.at,
		state,
		inBatch: (named) => workOn(space, gesture, stop, named),
		words(text, entity) {
			const trimmed = text?.trim() ?? '';
			if (trimmed === '') return undefined;
			if (trimmed.length > MOST_WORDS) {
				stop.refusal ??= { type: 'TextTooLong', most: MOST_WORDS };
				return undefined;
			}
			const said = state({ kind: 'words.written', body: { text: trimmed } }, entity);
			return idFrom<WordsId>(said);
		},
		person(input) {
			if ('id' in input) return input.id;
			const name = cleanLine(input.name);
			if (name === '') stop.refusal ??= { type: 'NameMissing' };
			const body = { name, phone: optionalLine(input.phone), email: optionalLine(input.email) };
			// A spreadsheet names the same référent on every row: one person, once.
			const likeness = JSON.stringify(body);
			const person = added.get(likeness) ?? idFrom<PersonId>(state({ kind: 'person.added', body }));
			added.set(likeness, person);
			return person;
		}
	};
}

/** One line as it is kept: no stray spaces, no line breaks. */
export const cleanLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** An empty field is an absent one. */
export const optionalLine = (text: string | undefined): string | undefined => {
	const line = cleanLine(text ?? '');
	return line === '' ? undefined : line;
};

/**
 * Composes a gesture about a space this phone knows, keeps it on disk in one transaction, and tells
 * the engine. `waits` is how long it stays on the phone so that it can be undone.
 */
export async function write<T extends object>(
	id: SpaceId,
	compose: (work: Work) => Promise<Result<T>> | Result<T>,
	waits = 0
): Promise<Result<T & { readonly gesture: Nonce }>> {
	const [space, device] = await Promise.all([db.spaces.get(id), thisDevice()]);
	if (space === undefined) return refused({ type: 'NotMember' });
	const gesture = beginGesture(device);
	const stop: Stop = { refusal: undefined };
	const composed = await compose(workOn(space, gesture, stop));
	if (!composed.ok) return composed;
	const refusal = stop.refusal ?? gesture.refusal;
	if (refusal !== undefined) return refused(refusal);
	await keepRows(await sealGesture(gesture, id, device, waits === 0 ? 0 : gesture.at + waits));
	tell({ type: 'written', space: id });
	return ok({ ...composed.value, gesture: gesture.id });
}
