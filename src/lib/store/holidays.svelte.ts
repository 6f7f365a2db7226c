import { holidaysByDepartement } from '../domain/holiday/holiday.ts';
import type { AssociationId } from '../domain/ids.ts';
import type { Holiday, LocalDate } from '../domain/time/types.ts';
import { db } from './db.ts';
import { departementFor } from './holiday-place.ts';
import { live, type Attention } from './live.svelte.ts';
import type { AssociationRow, ResourceRow } from './rows.ts';
import { chosenZone, keptTable, refreshSchoolHolidays } from './school-holidays.ts';
import type { CurrentSpace } from './space.svelte.ts';

export type Holidays = {
	/** What kind of holiday a date is where an association, or what it books, is (T6). */
	on(
		association: AssociationId | undefined,
		things?: readonly Pick<ResourceRow, 'body'>[]
	): (date: LocalDate) => Holiday;
	/** False when no school holidays are known there: skipping them would skip nothing. */
	knowsSchool(
		association: AssociationId | undefined,
		things?: readonly Pick<ResourceRow, 'body'>[]
	): boolean;
};

/** Holidays as this phone knows them, once they are wanted. Call it while a component initialises. */
export function createHolidays(
	space: Pick<CurrentSpace, 'id'>,
	{ wanted }: Pick<Attention, 'wanted'> = {}
): Holidays {
	const kept = live(keptTable, undefined, undefined, { wanted });
	const zone = live(
		() => chosenZone(space.id).read(),
		'',
		() => space.id,
		{ wanted }
	);
	const associations = live<readonly AssociationRow[]>(
		() => db.associations.where('space').equals(space.id).toArray(),
		[],
		() => space.id,
		{ wanted }
	);
	$effect(() => {
		if (wanted && !wanted()) return;
		refreshSchoolHolidays(Date.now(), navigator.onLine).catch((cause: unknown) =>
			console.error('school holidays not kept', cause)
		);
	});
	const known = $derived(holidaysByDepartement(kept.current?.table, zone.current || undefined));
	return {
		on: (association, things) => known(departementFor(associations.current, association, things)),
		knowsSchool: (association, things) =>
			kept.current !== undefined &&
			(zone.current !== '' ||
				departementFor(associations.current, association, things) !== undefined)
	};
}
