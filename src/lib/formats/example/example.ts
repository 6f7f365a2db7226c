import type { LocalDate } from '../../domain/time/types.ts';
import type { ImportRow } from '../inventory/import-row.ts';
import { exampleBookings, type ExampleBooking } from './bookings.ts';
import { ASSOCIATIONS } from './neighbours.ts';
import { exampleKits, exampleRows, type ExampleKit } from './rows.ts';

/** A space to try things in: seven neighbours, what they share, and a fortnight of their life. */
export type Example = {
	readonly name: string;
	readonly firstName: string;
	readonly myAssociation: string;
	readonly rows: readonly ImportRow[];
	readonly kits: readonly ExampleKit[];
	readonly bookings: readonly ExampleBooking[];
};

/** The example as of `today`: something is late, something goes out this evening, something clashes. */
export function exampleSpace(today: LocalDate): Example {
	return {
		name: 'Foyers ruraux du Lauragais',
		firstName: 'Camille',
		myAssociation: ASSOCIATIONS.montbrun.name,
		rows: exampleRows(today),
		kits: exampleKits(),
		bookings: exampleBookings(today)
	};
}
