import { searchable } from '../../domain/text/search.ts';
import type { AssociationEntity } from '../../register/fold/entities.ts';
import type { AssociationRow } from '../../store/rows.ts';
import { keptOf, type View } from './view.ts';

/** None for one whose import was undone. */
export function associationRow(
	view: View,
	{ id, body, undone, history }: AssociationEntity
): AssociationRow | undefined {
	if (undone) return undefined;
	const search = searchable([body.name, body.commune?.name ?? ''].join(' '));
	return { ...body, id, space: view.space, search, kept: keptOf(view, history) };
}
