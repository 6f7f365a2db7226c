import { untrack } from 'svelte';
import { mondayOf, monthStart } from '../../domain/time/date.ts';
import { live } from '../../store/live.svelte.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { whenIdle } from '../../ui/paint.ts';
import { createAgenda } from './agenda.svelte.ts';
import { addressIn, writeAddress, type PlanningAddress, type PlanningKind } from './filter.ts';
import type { Ground } from './ground.svelte.ts';
import { monthSpan } from './month/layout.ts';
import { NO_THINGS, NOTHING_READ, readThings, readWeek, type WeekRead } from './week/read.ts';
import { readDays } from './window.ts';

export type Board = ReturnType<typeof createBoard>;

/**
 * What the planning's views show, kept from one to the next: the view one taps finds its rows in hand,
 * and drawn. Those not shown are read and drawn once there is nothing else to do, for the day and the
 * filter of the one that is, and anew when something changes there
 * (docs/decisions/0026-views-stay.md). Call it while a component initialises.
 */
export function createBoard(space: CurrentSpace, ground: Ground, address: () => PlanningAddress) {
	/** The address as it was when there was last nothing else to do. */
	let settled = $state.raw<PlanningAddress>();
	const shown = $derived(address().view);
	const ahead = $derived(settled !== undefined);
	/**
	 * What a view stands at: the same one as long as it says the same. Held rather than derived, so that
	 * a tap that changes nothing of it leaves all that is drawn from it unasked.
	 */
	function standing(view: PlanningKind): { readonly current: PlanningAddress } {
		const at = $derived(shown === view ? address() : (settled ?? address()));
		const said = $derived(writeAddress({ ...at, view }));
		let current = $state.raw(untrack(() => addressIn(said)));
		$effect.pre(() => {
			if (said !== writeAddress(untrack(() => current))) current = addressIn(said);
		});
		return {
			get current() {
				return current;
			}
		};
	}
	const attention = (view: PlanningKind) => ({
		wanted: () => shown === view || ahead,
		shown: () => shown === view,
		later: whenIdle
	});

	const at = {
		agenda: standing('agenda'),
		semaine: standing('semaine'),
		mois: standing('mois')
	} as const;
	const seen: Partial<Record<PlanningKind, boolean>> = {};
	const stand = (view: PlanningKind): boolean => {
		if (shown === view) seen[view] = true;
		return ahead || seen[view] === true;
	};
	const agendaStands = $derived(stand('agenda'));
	const weekStands = $derived(stand('semaine'));
	const monthStands = $derived(stand('mois'));

	const agenda = createAgenda(space, ground, () => at.agenda.current, attention('agenda'));

	const monday = $derived(mondayOf(at.semaine.current.day ?? ground.today));
	const weekFilter = $derived(at.semaine.current.filter);
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

	const month = $derived(monthStart(at.mois.current.day ?? ground.today));
	const monthFilter = $derived(at.mois.current.filter);
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
		const now = address();
		if (isRead) return whenIdle(() => (settled = now));
	});

	return {
		/** What is on the page: the view shown, those shown before, and in time the others. */
		stands: {
			get agenda() {
				return agendaStands;
			},
			get semaine() {
				return weekStands;
			},
			get mois() {
				return monthStands;
			}
		},
		at: (view: PlanningKind) => at[view].current,
		agenda,
		week: {
			get isShown() {
				return shown === 'semaine';
			},
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
			get isShown() {
				return shown === 'mois';
			},
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
