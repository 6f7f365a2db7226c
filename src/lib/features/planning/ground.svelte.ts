import type { Holiday, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import { createHolidays, type Holidays } from '../../store/holidays.svelte.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';

/** What every view of the planning takes: the day it is in the space, and the holidays there. */
export type Ground = {
	readonly zone: Zone;
	readonly today: LocalDate;
	readonly holidays: Holidays;
	/** Holidays where my association is (T6). */
	holidayOn(date: LocalDate): Holiday;
};

/** Call it while a component initialises. */
export function createGround(space: CurrentSpace, now: { readonly current: number }): Ground {
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const today = $derived(dateAt(now.current, zone));
	const holidays = createHolidays(space);
	const holidayOn = $derived(holidays.on(space.row?.actsFor));
	return {
		get zone() {
			return zone;
		},
		get today() {
			return today;
		},
		holidays,
		holidayOn: (date) => holidayOn(date)
	};
}
