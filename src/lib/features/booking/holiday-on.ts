import { departementOf, holidaysIn } from '../../domain/holiday/holiday.ts';
import type { AssociationId } from '../../domain/ids.ts';
import type { Holiday, LocalDate } from '../../domain/time/types.ts';
import type { AssociationRow } from '../../store/rows.ts';

/**
 * Holidays where the association is, as far as this phone knows them (T6): the author's phone says
 * which when a booking is written. Without a commune only the national days are known.
 */
export function holidayOn(
	associations: readonly AssociationRow[],
	id: AssociationId | undefined
): (date: LocalDate) => Holiday {
	const insee = associations.find((one) => one.id === id)?.commune?.insee;
	return holidaysIn(insee === undefined ? undefined : departementOf(insee), undefined);
}
