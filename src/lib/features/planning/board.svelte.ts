import { mondayOf, monthStart } from '../../domain/time/date.ts';
import { live } from '../../store/live.svelte.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { whenIdle } from '../../ui/paint.ts';
import { createAgenda } from './agenda.svelte.ts';
import type { PlanningAddress, PlanningKind } from './filter.ts';
import type { Ground } from './ground.svelte.ts';
import { monthSpan } from './month/layout.ts';
import { NO_THINGS, NOTHING_READ, readThings, readWeek, type WeekRead } from './week/read.ts';
import { readDays } from './window.ts';

export type Board = ReturnType<typeof createBoard>;

/**
 * What the planning's views show, kept from one to the next: the view one taps finds its rows in hand.
 * Those not shown are read once there is nothing else to do, for the day and the filter of the one that
 * is; what changes in them meanwhile is read when they are shown. Call it while a component initialises.
 */
export function createBoard(space: CurrentSpace, ground: Ground, address: () => PlanningAddress) {
	/** The address as it was when there was last nothing else to do. */
	let settled = $state.raw<PlanningAddress>();
	const shown = $derived(address().view);
	const ahead = $derived(settled !== undefined);
	const at = (view: PlanningKind) => (shown === view ? address() : (settled ?? address()));
	const attention = (view: PlanningKind) => ({
		wanted: () => shown === view || ahead,
		shown: () => shown === view
	});

	const agenda = createAgenda(space, ground, () => at('agenda'), attention('agenda'));

	const monday = $derived(mondayOf(at('semaine').day ?? ground.today));
	const weekFilter = $derived(at('semaine').filter);
	const weekKey = $derived(JSON.stringify(weekFilter));
	const things = live(
		() => readThings(space.id, weekFilter),
		NO_THINGS,
		() => [space.id, weekKey],
		attention('semaine')
	);
	const taken = live<WeekRead>(
		() => readWeek(space.id, monday),
		NOTHING_READ,
		() => [space.id, monday],
		attention('semaine')
	);

	const month = $derived(monthStart(at('mois').day ?? ground.today));
	const monthFilter = $derived(at('mois').filter);
	const monthKey = $derived(JSON.stringify(monthFilter));
	const bookings = live<readonly OccurrenceRow[]>(
		() => readDays(space.id, monthSpan(month).from, monthSpan(month).to, monthFilter),
		[],
		() => [space.id, month, monthKey],
		attention('mois')
	);

	const isRead = $derived(
		shown === 'agenda'
			? agenda.ready
			: shown === 'mois'
				? bookings.ready
				: things.ready && taken.ready
	);
	$effect(() => {
		const seen = address();
		if (isRead) return whenIdle(() => (settled = seen));
	});

	return {
		/** True once what isn't shown may be got ready as well. */
		get ahead() {
			return ahead;
		},
		agenda,
		week: {
			get monday() {
				return monday;
			},
			get filter() {
				return weekFilter;
			},
			things,
			taken
		},
		month: {
			get first() {
				return month;
			},
			get filter() {
				return monthFilter;
			},
			bookings
		}
	};
}
