import { addDays } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import type { OccurrenceRow } from '../../../store/rows.ts';
import { itemRow, occurrenceRow } from './rows.ts';
import { RESOURCES } from './village.ts';

/** A season of `count` bookings, spread evenly over its 365 days: for lists that must stay fast. */
export function season(count: number, first = '2026-09-01' as LocalDate): OccurrenceRow[] {
	const resources = Object.values(RESOURCES);
	return Array.from({ length: count }, (_, index) => {
		const day = addDays(first, Math.floor((index * 365) / count));
		const hour = String(8 + (index % 12)).padStart(2, '0');
		const resource = resources[index % resources.length] ?? RESOURCES.hall;
		return occurrenceRow({
			title: `Réservation ${index}`,
			name: `saison ${index}`,
			start: `${day}T${hour}:00`,
			end: `${day}T${hour}:45`,
			owner: resource.associationName,
			items: [itemRow(resource)]
		});
	});
}
