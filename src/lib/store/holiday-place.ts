import { departementOf } from '../domain/holiday/holiday.ts';
import type { AssociationId } from '../domain/ids.ts';
import type { AssociationRow, ResourceRow } from './rows.ts';

/**
 * The département whose holidays count (T6): that of the association's commune, else that of the
 * first thing booked. Undefined when no INSEE code tells.
 */
export function departementFor(
	associations: readonly Pick<AssociationRow, 'id' | 'commune'>[],
	association: AssociationId | undefined,
	things: readonly Pick<ResourceRow, 'body'>[] = []
): string | undefined {
	const own = associations.find((one) => one.id === association)?.commune?.insee;
	const theirs = things.map(({ body }) => body.place?.commune?.insee);
	const insee = [own, ...theirs].find((one) => one !== undefined);
	return insee === undefined ? undefined : departementOf(insee);
}
