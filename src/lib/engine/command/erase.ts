import {
	idFrom,
	type FactKey,
	type PersonId,
	type SpaceId,
	type WordsId
} from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { isGestionnaire } from './rights.ts';
import { write } from './work.ts';

/** A fact names so many keys at most. */
const MOST_KEYS = 4_999;

/**
 * R7: all that `people` says of somebody goes, from the relay and from every phone, for good. What
 * was said of them since goes with it: the relay finds it by whom it is about.
 */
export const erasePerson: Handler<'erasePerson'> = (input) =>
	write(
		input.space,
		async ({ state, space }) => {
			if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
			const { person, texts = false } = input;
			const written = texts ? await textsBy(input.space, person) : [];
			const keys = [person, ...written.slice(0, MOST_KEYS)].map((id) => idFrom<FactKey>(id));
			state({ kind: 'person.erased', about: space.id, body: { person, keys } }, person);
			return ok({});
		},
		UNDO_FOR
	);

/** Free text written with any device of theirs, about any booking. */
async function textsBy(space: SpaceId, person: PersonId): Promise<WordsId[]> {
	const members = await db.members.where('space').equals(space).toArray();
	const devices = new Set<string | undefined>(
		members
			.flatMap((member) => (member.person === person ? member.devices : []))
			.map(({ id }) => id)
	);
	const found = new Set<WordsId>();
	await db.bookings
		.where('space')
		.equals(space)
		.each(({ history }) => {
			for (const { by, texts = [] } of history)
				if (devices.has(by)) for (const id of texts) found.add(id);
		});
	return [...found];
}

/** R7: a text goes; whatever referred to it stays. */
export const eraseWords: Handler<'eraseWords'> = (input) =>
	write(
		input.space,
		({ state, space }) => {
			if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
			const keys = [idFrom<FactKey>(input.words)];
			state({ kind: 'person.erased', about: space.id, body: { keys } }, input.words);
			return ok({});
		},
		UNDO_FOR
	);
