import { idFrom, type AssociationId, type PersonId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import { tidyAssociation } from './association.ts';
import type { Handler } from './handler.ts';
import { takesPart } from './rights.ts';
import { cleanLine, optionalLine, write } from './work.ts';

/**
 * The row says at once who I am, so that the next screen needn't wait for the engine; the fold says
 * the same from the facts.
 */
export const introduceMyself: Handler<'introduceMyself'> = async (input) => {
	const written = await write(input.space, ({ state, space }) => {
		const firstName = cleanLine(input.firstName);
		if (firstName === '') return refused({ type: 'NameMissing' });
		if (space.member === undefined) return refused({ type: 'NotMember' });
		// A reader has no part in `people`: nobody there to introduce.
		if (!takesPart(space) && !space.mayBringAssociation) return refused({ type: 'RoleMayNot' });
		const given = input.association;
		const brings = typeof given === 'object';
		if (brings && !space.mayBringAssociation) return refused({ type: 'RoleMayNot' });
		if (brings && cleanLine(given.name) === '') return refused({ type: 'NameMissing' });
		const association = brings
			? idFrom<AssociationId>(state({ kind: 'association.added', body: tidyAssociation(given) }))
			: (given ?? space.actsFor);
		const person = idFrom<PersonId>(
			state({
				kind: 'person.added',
				body: { name: firstName, phone: optionalLine(input.phone), association }
			})
		);
		state({ kind: 'member.introduced', about: space.member, body: { person } });
		return ok({ person, association, brings });
	});
	if (!written.ok) return written;
	const { person, association, brings, gesture } = written.value;
	await db.spaces
		.where('id')
		.equals(input.space)
		.modify((row) => {
			row.person = person;
			row.actsFor ??= association;
			if (!brings || association === undefined) return;
			row.mayBringAssociation = false;
			row.roles = [...row.roles, { role: 'responsable', association }];
		});
	return ok({ person, gesture });
};
