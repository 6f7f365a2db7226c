import { monthOf, type DayLeft } from '../../../domain/availability/month.ts';
import type { ResourceId, SpaceId } from '../../../domain/ids.ts';
import { addDays, addMonths, monthStart } from '../../../domain/time/date.ts';
import type { LocalDate, Zone } from '../../../domain/time/types.ts';
import { dateAt, startOfDay } from '../../../domain/time/zoned.ts';
import { db } from '../../../store/db.ts';
import { createHolidays } from '../../../store/holidays.svelte.ts';
import { live } from '../../../store/live.svelte.ts';
import { placesOf } from '../../../store/places.ts';
import type { OccurrenceRow } from '../../../store/rows.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import type { PlanningAddress } from '../filter.ts';
import { readDays } from '../window.ts';
import { monthSpan, monthWeeks } from './layout.ts';

type Left = ReadonlyMap<LocalDate, DayLeft>;
const NOTHING_KNOWN: Left = new Map();

/** How much of each day of the month is left of one thing (BK14). */
async function readLeft(
	space: SpaceId,
	zone: Zone,
	resource: ResourceId | undefined,
	month: LocalDate
): Promise<Left> {
	if (resource === undefined) return NOTHING_KNOWN;
	const things = await db.resources.where('space').equals(space).toArray();
	const needed = placesOf(things, []).needsOf(resource);
	const keys = needed.map((need) => [space, need.resource]);
	const from = startOfDay(addDays(month, -1), zone);
	const to = startOfDay(addDays(addMonths(month, 1), 1), zone);
	const claims = (await db.claims.where('[space+resource]').anyOf(keys).toArray()).filter(
		(claim) => claim.from < to && claim.to > from
	);
	const [found] = monthOf(placesOf(things, claims), [resource], month, zone);
	return new Map(found?.days.map((left, day) => [addDays(month, day), left]));
}

/** The month overview. Call it while a component initialises. */
export function createMonthView(
	space: CurrentSpace,
	now: { readonly current: number },
	address: () => PlanningAddress
) {
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const today = $derived(dateAt(now.current, zone));
	const month = $derived(monthStart(address().day ?? today));
	const filter = $derived(address().filter);
	const filterKey = $derived(JSON.stringify(filter));
	const holidays = createHolidays(space);
	const holidayOn = $derived(holidays.on(space.row?.actsFor));
	const rows = live<readonly OccurrenceRow[]>(
		() => readDays(space.id, monthSpan(month).from, monthSpan(month).to, filter),
		[],
		() => [space.id, month, filterKey]
	);
	const left = live<Left>(
		() => readLeft(space.id, zone, filter.resource, month),
		NOTHING_KNOWN,
		() => [space.id, zone, month, filter.resource]
	);
	const weeks = $derived(monthWeeks(rows.current, month, holidayOn));

	return {
		get today(): LocalDate {
			return today;
		},
		get month(): LocalDate {
			return month;
		},
		get weeks() {
			return weeks;
		},
		get failed() {
			return rows.error !== undefined;
		},
		/** How much of the day is left of the one thing asked for; undefined when none is. */
		leftOn: (date: LocalDate): DayLeft | undefined => left.current.get(date)
	};
}
