import { monthOf, type DayLeft } from '../../../domain/availability/month.ts';
import type { ResourceId, SpaceId } from '../../../domain/ids.ts';
import { addDays, addMonths } from '../../../domain/time/date.ts';
import type { LocalDate, Zone } from '../../../domain/time/types.ts';
import { startOfDay } from '../../../domain/time/zoned.ts';
import { db } from '../../../store/db.ts';
import { live } from '../../../store/live.svelte.ts';
import { placesOf } from '../../../store/places.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import type { Board } from '../board.svelte.ts';
import type { Ground } from '../ground.svelte.ts';
import { monthWeeks } from './layout.ts';

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
export function createMonthView(space: CurrentSpace, ground: Ground, board: Board['month']) {
	const { holidayOn } = ground;
	const { bookings } = board;
	const zone = $derived(ground.zone);
	const month = $derived(board.first);
	const asked = $derived(board.filter.resources);
	const resource = $derived(asked.length === 1 ? asked[0] : undefined);
	const left = live<Left>(
		() => readLeft(space.id, zone, resource, month),
		NOTHING_KNOWN,
		() => [space.id, zone, month, resource]
	);
	const weeks = $derived(monthWeeks(bookings.current, month, holidayOn));

	return {
		get today(): LocalDate {
			return ground.today;
		},
		get month(): LocalDate {
			return month;
		},
		get weeks() {
			return weeks;
		},
		/** One thing is asked for: what is left of it is what a day says. */
		get ofOne(): boolean {
			return resource !== undefined;
		},
		/** How much of the day is left of the one thing asked for; undefined when none is, or several are. */
		leftOn: (date: LocalDate): DayLeft | undefined => left.current.get(date)
	};
}
