import type { BookingId, LineId, ResourceId } from '../../../domain/ids.ts';
import { addDays } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../../domain/time/types.ts';
import { placesOf } from '../../../store/places.ts';
import type { OccurrenceRow, ResourceRow } from '../../../store/rows.ts';
import type { Board } from '../board.svelte.ts';
import type { Ground } from '../ground.svelte.ts';
import { sieveBy } from '../sieve.ts';
import { barsOf, columnsOf, weekOf, type Bar, type Columns, type Wall } from './bars.ts';
import { cellOf, type Cell } from './cells.ts';
import type { WeekRead } from './read.ts';

/** A booking one has in hand, and where it is held: when, and over which thing. */
export type Carried = {
	readonly bar: Bar;
	readonly range: Wall;
	readonly thing: ResourceId;
	readonly fits: boolean;
};
/** A line of a booking that asks for another thing. */
type Swapped = { readonly booking: BookingId; readonly line: LineId };

export type WeekView = ReturnType<typeof createWeekView>;

/** The week by thing. Call it while a component initialises. */
export function createWeekView(
	ground: Ground,
	board: Board['week'],
	now: { readonly current: number }
) {
	const { holidays, holidayOn } = ground;
	const { things, taken: read } = board;
	const zone = $derived(ground.zone);
	const monday = $derived(board.monday);
	const days = $derived(weekOf(monday));
	const filter = $derived(board.filter);

	const places = $derived(placesOf(things.current.all, read.current.claims));
	// Where something is said to be until the phone's rows say so themselves.
	let placed = $state.raw<{
		readonly row: OccurrenceRow;
		readonly swapped: Swapped | undefined;
		readonly seen: WeekRead;
	}>();
	const here = $derived(placed?.seen === read.current ? placed : undefined);
	const rows = $derived.by(() => {
		const kept = read.current.rows.filter(sieveBy(filter, things.current.shown));
		const put = here?.row;
		return put === undefined ? kept : kept.map((row) => (row.id === put.id ? put : row));
	});
	/** What a line that asks for another thing takes isn't known before it is read. */
	const claims = $derived.by(() => {
		const { claims: all } = read.current;
		const of = here?.swapped;
		return of === undefined
			? all
			: all.filter(({ id }) => !id.startsWith(`${of.booking}/${of.line}/`));
	});
	const bars = $derived(barsOf(rows, claims, monday, zone, now.current));
	// Whose bookings one looks for narrows the things to those they take.
	const shown = $derived(
		filter.mine || filter.association !== undefined
			? things.current.shown.filter((row) => bars.get(row.id) !== undefined)
			: things.current.shown
	);
	let carried = $state.raw<Carried>();
	/** Held over another thing: where it was taken up it stays, as a shadow. */
	const isAway = ({ id, thing }: Bar): boolean =>
		carried !== undefined && carried.bar.id === id && carried.thing !== thing;
	const isHeld = (bar: Bar): boolean => carried?.bar.row.id === bar.row.id && !isAway(bar);

	return {
		get isShown() {
			return board.isShown;
		},
		get today(): LocalDate {
			return ground.today;
		},
		get now() {
			return now.current;
		},
		get monday(): LocalDate {
			return monday;
		},
		get days() {
			return days;
		},
		get next(): LocalDate {
			return addDays(monday, 7);
		},
		get previous(): LocalDate {
			return addDays(monday, -7);
		},
		get zone() {
			return zone;
		},
		get ready() {
			return things.ready && read.ready;
		},
		get things(): readonly ResourceRow[] {
			return shown;
		},
		/** Every thing of the space, and all that touches the week, whatever is looked for. */
		get all(): readonly ResourceRow[] {
			return things.current.all;
		},
		get read(): WeekRead {
			return read.current;
		},
		get hasThings() {
			return things.current.all.length > 0;
		},
		holidayOn: (date: LocalDate): Holiday => holidayOn(date),
		bars: (row: ResourceRow): readonly Bar[] => bars.get(row.id) ?? [],
		cells: (row: ResourceRow): readonly Cell[] => {
			const on = holidays.on(row.association, [row]);
			return days.map((date) => cellOf(places, row, date, zone, on(date)));
		},
		/** BK11: what is over is corrected on its page, and what others asked is theirs to move. */
		mayMove: ({ row }: Bar): boolean => row.iChange && row.to > now.current,
		get carried() {
			return carried;
		},
		carry(held: Carried | undefined) {
			carried = held;
		},
		/** Shows a date where it was put, or again where it was. */
		put(row: OccurrenceRow | undefined, swapped?: Swapped) {
			placed = row && { row, swapped, seen: read.current };
		},
		isAway,
		/** What is held over a thing that isn't its own. */
		guestOf: ({ id }: ResourceRow): Carried | undefined =>
			carried?.thing === id && carried.bar.thing !== id ? carried : undefined,
		/** Where a bar is held, or stands: one in hand, with all that belongs to it, follows. */
		rangeOf: (bar: Bar): Wall => (carried && isHeld(bar) ? carried.range : bar.row.range),
		columnsOf: (bar: Bar): Columns =>
			carried && isHeld(bar) ? columnsOf(carried.range, monday) : bar
	};
}
