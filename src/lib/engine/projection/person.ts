import { searchable } from '../../domain/text/search.ts';
import type { PersonEntity } from '../../register/fold/entities.ts';
import type { PersonRow } from '../../store/rows.ts';
import { associationName, keptOf, type View } from './view.ts';

export function personRow(
	view: View,
	{ id, body, undone, history }: PersonEntity
): PersonRow | undefined {
	if (undone) return undefined;
	const { name, phone, email, address, association } = body;
	return {
		id,
		space: view.space,
		name,
		phone,
		email,
		address,
		association,
		member: view.memberOfPerson.get(id)?.id,
		search: searchable([name, phone ?? '', associationName(view, association)].join(' ')),
		kept: keptOf(view, history)
	};
}
