import { idFrom, type FactKey } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { isGestionnaire } from './rights.ts';
import { write } from './work.ts';

/**
 * R7: all that `people` says of somebody goes, from the relay and from every phone, for good. What
 * was said of them since goes with it: the relay finds it by whom it is about.
 */
export const erasePerson: Handler<'erasePerson'> = (input) =>
	write(
		input.space,
		({ state, space }) => {
			if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
			const { person } = input;
			const keys = [idFrom<FactKey>(person)];
			state({ kind: 'person.erased', about: space.id, body: { person, keys } }, person);
			return ok({});
		},
		UNDO_FOR
	);

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
