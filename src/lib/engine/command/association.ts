import type { AssociationBody } from '../../domain/association/types.ts';
import { idFrom, type AssociationId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { isGestionnaire } from './rights.ts';
import type { Handler } from './handler.ts';
import { cleanLine, write } from './work.ts';

export const tidyAssociation = (body: AssociationBody): AssociationBody => ({
	...body,
	name: cleanLine(body.name)
});

export const addAssociation: Handler<'addAssociation'> = (input) =>
	write(input.space, ({ state, space }) => {
		if (!isGestionnaire(space) && !space.mayBringAssociation)
			return refused({ type: 'RoleMayNot' });
		const body = tidyAssociation(input.association);
		if (body.name === '') return refused({ type: 'NameMissing' });
		const key = state({ kind: 'association.added', body });
		return ok({ association: idFrom<AssociationId>(key) });
	});

export const changeAssociation: Handler<'changeAssociation'> = (input) =>
	write(input.space, ({ state, space }) => {
		if (!keepsInventory(space.roles, input.association)) return refused({ type: 'RoleMayNot' });
		const { name, ...rest } = input.change;
		const body = {
			...rest,
			partner: rest.partner ?? undefined,
			name: name === undefined || name === null ? undefined : cleanLine(name)
		};
		if (body.name === '') return refused({ type: 'NameMissing' });
		state({ kind: 'association.changed', about: input.association, body });
		return ok({});
	});
