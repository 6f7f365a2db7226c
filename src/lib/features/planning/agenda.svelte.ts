import { untrack } from 'svelte';
import type { Holiday, LocalDate } from '../../domain/time/types.ts';
import { live, type Attention } from '../../store/live.svelte.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { whenIdle } from '../../ui/paint.ts';
import type { PlanningAddress } from './filter.ts';
import type { Ground } from './ground.svelte.ts';
import { createAside, drawNext } from './pace.svelte.ts';
import { countParts, firstParts, sectionsOf, type Section } from './sections.ts';
import { keepSpan, stripDays, type StripDay } from './strip.ts';
import { PAGE, readEarlier, readDays, readWindow, type Window } from './window.ts';

/** Bookings drawn in one go: the first screenful, then the others between frames. */
const AT_ONCE = 5;
/** Those that follow, frame by frame. */
const THEN = 3;
/** And out of sight. */
const AT_EASE = 2;
/** Taken away in one go from what nobody looks at. */
const LESS = 10;

export type AgendaView = {
	readonly isShown: boolean;
	readonly today: LocalDate;
	/** The day asked for; today when the address names none. */
	readonly day: LocalDate;
	readonly sections: readonly Section[];
	readonly ready: boolean;
	readonly to: LocalDate;
	readonly more: boolean;
	/** True once it is known that nothing comes before. */
	readonly atStart: boolean;
	readonly from: LocalDate;
	readonly strip: readonly StripDay[];
	/** Holidays where my association is (T6). */
	holidayOn(date: LocalDate): Holiday;
	whole: boolean;
	showMore(): void;
	showEarlier(): Promise<void>;
};

/**
 * The agenda by day: a window of the season that grows both ways. Put aside, it begins anew at its day.
 * Call it while a component initialises.
 */
export function createAgenda(
	space: CurrentSpace,
	ground: Ground,
	address: () => PlanningAddress,
	attention: Required<Attention>
): AgendaView {
	const zone = $derived(ground.zone);
	const today = $derived(ground.today);
	const day = $derived(address().day ?? today);
	const filter = $derived(address().filter);
	const filterKey = $derived(JSON.stringify(filter));
	const isShown = $derived(attention.shown());
	const aside = createAside(attention.shown);
	let whole = $state(false);

	// Hundreds of lines made in one go would keep a thumb waiting.
	let drawn = $state(AT_ONCE);
	/** Drawn without being asked for: what lies further waits until one comes near. */
	let most = $state(PAGE);
	// What the window has grown to, forgotten when another day outside it or another filter is asked for.
	let grown = $state.raw({ from: '' as LocalDate, take: PAGE, key: '', atStart: false });
	const view = live<Window | undefined>(
		() => readWindow(space.id, zone, grown.from, grown.take, filter),
		undefined,
		() => [space.id, zone, grown, filterKey],
		attention
	);
	const rows = $derived(view.current?.rows ?? []);
	const to = $derived(view.current?.to ?? day);

	$effect.pre(() => {
		const key = `${space.id}|${filterKey}`;
		const asked = untrack(() => grown);
		const inside = day === asked.from || (!aside.current && day > asked.from && day <= to);
		if (key === asked.key && inside) return;
		grown = { from: day, take: PAGE, key, atStart: false };
		most = PAGE;
		drawn = aside.current ? AT_EASE : AT_ONCE;
	});
	$effect.pre(() => {
		if (!aside.current) return;
		most = PAGE;
		if (drawn > PAGE) return whenIdle(() => (drawn = Math.max(drawn - LESS, PAGE)));
		const asked = untrack(() => grown);
		if (asked.take > PAGE) grown = { ...asked, take: PAGE, atStart: false };
		return;
	});

	const read = $derived(view.current ? sectionsOf(rows, view.current.from, to, [today, day]) : []);
	const inHand = $derived(countParts(read));
	$effect(() => {
		if (drawn >= Math.min(inHand, most)) return;
		return drawNext(isShown, () => (drawn += isShown ? THEN : AT_EASE));
	});

	let span = $state.raw<{ readonly from: LocalDate; readonly to: LocalDate }>();
	$effect.pre(() => {
		span = keepSpan(span, day, whole);
	});
	// The dots wait for the agenda's first rows: those are what one came for.
	const dots = live<readonly OccurrenceRow[]>(
		() => (view.ready && span ? readDays(space.id, span.from, span.to, filter) : []),
		[],
		() => [space.id, view.ready, span, filterKey],
		attention
	);

	const strip = $derived(span ? stripDays(dots.current, span.from, span.to, ground.holidayOn) : []);
	const sections = $derived(firstParts(read, drawn));

	return {
		get isShown() {
			return isShown;
		},
		get today() {
			return today;
		},
		get day() {
			return day;
		},
		get sections() {
			return sections;
		},
		get ready() {
			return view.ready;
		},
		get to() {
			return to;
		},
		get more() {
			return drawn < inHand || (view.current?.more ?? false);
		},
		get atStart() {
			return grown.atStart;
		},
		get from() {
			return grown.from;
		},
		get strip() {
			return strip;
		},
		holidayOn: (date) => ground.holidayOn(date),
		get whole() {
			return whole;
		},
		set whole(value) {
			whole = value;
		},
		showMore() {
			if (drawn < Math.min(inHand, most)) return;
			most = drawn + PAGE;
			if (drawn >= inHand && view.current?.more) grown = { ...grown, take: grown.take + PAGE };
		},
		async showEarlier() {
			const asked = grown;
			const earlier = await readEarlier(space.id, zone, asked.from, filter);
			if (grown !== asked) return;
			// What one is reading stays: it moves down by what comes before it.
			if (earlier) {
				drawn += earlier.added;
				most += earlier.added;
			}
			grown = earlier
				? { ...asked, from: earlier.from, take: asked.take + earlier.added }
				: { ...asked, atStart: true };
		}
	};
}
