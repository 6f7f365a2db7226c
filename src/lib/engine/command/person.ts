import { idFrom, type PersonId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import type { Handler } from './handler.ts';
import { takesPart } from './rights.ts';
import { cleanLine, optionalLine, write } from './work.ts';

export const addPerson: Handler<'addPerson'> = (input) =>
	write(input.space, ({ state, space }) => {
		if (!takesPart(space)) return refused({ type: 'RoleMayNot' });
		const name = cleanLine(input.name);
		if (name === '') return refused({ type: 'NameMissing' });
		const key = state({
			kind: 'person.added',
			body: {
				name,
				phone: optionalLine(input.phone),
				email: optionalLine(input.email),
				association: input.association
			}
		});
		return ok({ person: idFrom<PersonId>(key) });
	});

/** An emptied field is cleared; one that isn't named stays. */
const cleared = (text: string | null | undefined): string | null | undefined =>
	text === undefined ? undefined : (optionalLine(text ?? '') ?? null);

export const changePerson: Handler<'changePerson'> = (input) =>
	write(input.space, ({ state }) => {
		const name = input.name === undefined ? undefined : cleanLine(input.name);
		if (name === '') return refused({ type: 'NameMissing' });
		state({
			kind: 'person.changed',
			about: input.person,
			body: {
				name,
				phone: cleared(input.phone),
				email: cleared(input.email),
				association: input.association
			}
		});
		return ok({});
	});
