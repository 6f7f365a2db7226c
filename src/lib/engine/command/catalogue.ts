import { idFrom, type CatalogueId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import type { Handler } from './handler.ts';
import { isGestionnaire } from './rights.ts';
import { cleanLine, write } from './work.ts';

export const publishCatalogue: Handler<'publishCatalogue'> = (input) =>
	write(input.space, ({ state, space }) => {
		const title = cleanLine(input.catalogue.title);
		if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
		if (title === '') return refused({ type: 'NameMissing' });
		if (input.catalogue.resources.length === 0) return refused({ type: 'NothingAsked' });
		const body = { ...input.catalogue, title };
		return ok({ catalogue: idFrom<CatalogueId>(state({ kind: 'catalogue.published', body })) });
	});

export const changeCatalogue: Handler<'changeCatalogue'> = (input) =>
	write(input.space, ({ state, space }) => {
		const { title, resources } = input.change;
		if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
		if (title !== undefined && cleanLine(title) === '') return refused({ type: 'NameMissing' });
		if (resources?.length === 0) return refused({ type: 'NothingAsked' });
		const body = { ...input.change, title: title === undefined ? undefined : cleanLine(title) };
		state({ kind: 'catalogue.changed', about: input.catalogue, body });
		return ok({});
	});

export const withdrawCatalogue: Handler<'withdrawCatalogue'> = (input) =>
	write(input.space, ({ state, space }) => {
		if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
		state({ kind: 'catalogue.withdrawn', about: input.catalogue, body: {} });
		return ok({});
	});
