import { untrack } from 'svelte';
import type { Holiday, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import { createHolidays } from '../../store/holidays.svelte.ts';
import { live } from '../../store/live.svelte.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { afterFirstPaint } from '../../ui/paint.ts';
import type { PlanningAddress } from './filter.ts';
import { countParts, firstParts, sectionsOf, type Section } from './sections.ts';
import { keepSpan, stripDays, type StripDay } from './strip.ts';
import { PAGE, readEarlier, readDays, readWindow, type Window } from './window.ts';

/** Bookings drawn in one go: the first screenful, then the others between frames. */
const AT_ONCE = 10;

export type AgendaView = {
	readonly today: LocalDate;
	/** The day asked for; today when the address names none. */
	readonly day: LocalDate;
	readonly sections: readonly Section[];
	readonly ready: boolean;
	readonly failed: boolean;
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

/** The agenda by day: a window of the season that grows both ways. Call it while a component initialises. */
export function createAgenda(
	space: CurrentSpace,
	now: { readonly current: number },
	address: () => PlanningAddress
): AgendaView {
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const today = $derived(dateAt(now.current, zone));
	const day = $derived(address().day ?? today);
	const holidays = createHolidays(space);
	const holidayOn = $derived(holidays.on(space.row?.actsFor));
	const filter = $derived(address().filter);
	const filterKey = $derived(JSON.stringify(filter));
	let whole = $state(false);

	// Hundreds of lines made in one go would keep a thumb waiting.
	let drawn = $state(AT_ONCE);
	// What the window has grown to, forgotten when another day outside it or another filter is asked for.
	let grown = $state.raw({ from: '' as LocalDate, take: PAGE, key: '', atStart: false });
	const view = live<Window | undefined>(
		() => readWindow(space.id, zone, grown.from, grown.take, filter),
		undefined,
		() => [space.id, zone, grown, filterKey]
	);
	const rows = $derived(view.current?.rows ?? []);
	const to = $derived(view.current?.to ?? day);

	$effect.pre(() => {
		const key = `${space.id}|${filterKey}`;
		const asked = untrack(() => grown);
		const inside = day === asked.from || (day > asked.from && day <= to);
		if (key === asked.key && inside) return;
		grown = { from: day, take: PAGE, key, atStart: false };
		drawn = AT_ONCE;
	});

	const read = $derived(view.current ? sectionsOf(rows, view.current.from, to, [today, day]) : []);
	const inHand = $derived(countParts(read));
	$effect(() => {
		if (drawn < inHand) return afterFirstPaint(() => (drawn += AT_ONCE));
	});

	let span = $state.raw<{ readonly from: LocalDate; readonly to: LocalDate }>();
	$effect.pre(() => {
		span = keepSpan(span, day, whole);
	});
	// The dots wait for the agenda's first rows: those are what one came for.
	const dots = live<readonly OccurrenceRow[]>(
		() => (view.ready && span ? readDays(space.id, span.from, span.to, filter) : []),
		[],
		() => [space.id, view.ready, span, filterKey]
	);

	return {
		get today() {
			return today;
		},
		get day() {
			return day;
		},
		get sections() {
			return firstParts(read, drawn);
		},
		get ready() {
			return view.ready;
		},
		get failed() {
			return view.error !== undefined;
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
			return span ? stripDays(dots.current, span.from, span.to, holidayOn) : [];
		},
		holidayOn: (date) => holidayOn(date),
		get whole() {
			return whole;
		},
		set whole(value) {
			whole = value;
		},
		showMore() {
			if (drawn >= inHand && view.current?.more) grown = { ...grown, take: grown.take + PAGE };
		},
		async showEarlier() {
			const asked = grown;
			const earlier = await readEarlier(space.id, zone, asked.from, filter);
			if (grown !== asked) return;
			// What one is reading stays: it moves down by what comes before it.
			if (earlier) drawn += earlier.added;
			grown = earlier
				? { ...asked, from: earlier.from, take: asked.take + earlier.added }
				: { ...asked, atStart: true };
		}
	};
}
