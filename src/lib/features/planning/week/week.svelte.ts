import { untrack } from 'svelte';
import { reasonsAgainst } from '../../../domain/availability/judge.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Reason } from '../../../domain/standing/types.ts';
import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../../domain/time/types.ts';
import { instantOf } from '../../../domain/time/zoned.ts';
import type { Send } from '../../../engine/commands.ts';
import { formatRange } from '../../../i18n/dates.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { placesOf } from '../../../store/places.ts';
import type { OccurrenceRow, ResourceRow } from '../../../store/rows.ts';
import { UNDO_SECONDS, type Undo } from '../../../ui/undo.svelte.ts';
import type { Board } from '../board.svelte.ts';
import type { Ground } from '../ground.svelte.ts';
import { sieveBy } from '../sieve.ts';
import { barsOf, columnsOf, weekOf, type Bar } from './bars.ts';
import { cellOf, type Cell } from './cells.ts';
import { laterDates, moveBooking, type Moved } from './move.ts';
import type { WeekRead } from './read.ts';
import { NO_SHIFT, shifted, stepShift, type Grip, type Shift } from './shift.ts';

/** A booking one has in hand: by how much, and held where. */
export type InHand = { readonly row: OccurrenceRow; readonly grip: Grip; readonly by: Shift };

/** One date of a repeat put elsewhere: the later ones may go along. */
type Asking = {
	readonly row: OccurrenceRow;
	readonly by: Shift;
	readonly later: readonly OccurrenceRow[];
};

export type WeekView = ReturnType<typeof createWeekView>;

/** The week by thing. Call it while a component initialises. */
export function createWeekView(
	ground: Ground,
	board: Board['week'],
	now: { readonly current: number },
	send: Send,
	undo: Pick<Undo, 'offer'>
) {
	const { holidays, holidayOn } = ground;
	const { things, taken: read } = board;
	const zone = $derived(ground.zone);
	const monday = $derived(board.monday);
	const days = $derived(weekOf(monday));
	const filter = $derived(board.filter);

	const places = $derived(placesOf(things.current.all, read.current.claims));
	// Where something is said to be until the phone's rows say so themselves.
	let placed = $state.raw<{ readonly row: OccurrenceRow; readonly seen: WeekRead }>();
	const rows = $derived.by(() => {
		const kept = read.current.rows.filter(sieveBy(filter, things.current.shown));
		const here = placed?.seen === read.current ? placed.row : undefined;
		return here === undefined ? kept : kept.map((row) => (row.id === here.id ? here : row));
	});
	const bars = $derived(barsOf(rows, read.current.claims, monday, zone, now.current));
	// Whose bookings one looks for narrows the things to those they take.
	const shown = $derived(
		filter.mine || filter.association !== undefined
			? things.current.shown.filter((row) => bars.get(row.id) !== undefined)
			: things.current.shown
	);

	let inHand = $state.raw<InHand>();
	let problem = $state.raw<Refusal>();
	let asking = $state.raw<Asking>();
	/** What one tried to take up though it is over: said as long as an undo is offered, or until Escape. */
	let over = $state.raw<OccurrenceRow>();
	$effect(() => {
		if (over === undefined) return;
		const leave = () => {
			over = undefined;
		};
		const escape = ({ key }: KeyboardEvent) => {
			if (key === 'Escape') leave();
		};
		const timer = setTimeout(leave, UNDO_SECONDS * 1000);
		document.addEventListener('keydown', escape);
		return () => {
			clearTimeout(timer);
			document.removeEventListener('keydown', escape);
		};
	});
	const range = $derived(inHand && shifted(inHand.row.range, inHand.by));
	const around = $derived(
		inHand && placesOf(things.current.all, read.current.claims, inHand.row.booking)
	);

	/** Why what is in hand would not fit where it is held now (BK14); none when it would. */
	function against(): readonly Reason[] {
		if (inHand === undefined || around === undefined || range === undefined) return [];
		const from = instantOf(range.start, zone);
		const to = instantOf(range.end, zone);
		const holiday = holidayOn(dateOf(range.start));
		const { start, end } = range;
		return inHand.row.items.flatMap(({ resource, quantity }) =>
			reasonsAgainst(around, { resource, quantity, start, end, from, to, holiday }, now.current)
		);
	}

	async function place(): Promise<Moved> {
		const held = inHand;
		const to = range;
		inHand = undefined;
		if (held === undefined || to === undefined) return 'unchanged';
		const { row, by } = held;
		if (by.start === 0 && by.end === 0) return 'unchanged';
		const moved = { ...row.range, ...to };
		placed = { row: { ...row, range: moved }, seen: read.current };
		const later = await laterDates(row);
		if (later.length === 0) return move([row], by);
		asking = { row, by, later };
		return 'asked';
	}

	async function move(
		dates: readonly [OccurrenceRow, ...OccurrenceRow[]],
		by: Shift
	): Promise<Moved> {
		const [{ title, range: was }] = dates;
		const done = await moveBooking(send, dates, by, holidayOn);
		problem = done.ok ? undefined : done.refusal;
		if (!done.ok) {
			placed = undefined;
			return 'refused';
		}
		const when = formatRange(shifted(was, by));
		undo.offer({
			text:
				by.start !== by.end
					? m.planning_said_resized({ title, when })
					: dates.length > 1
						? m.planning_said_moved_all({ title, n: dates.length })
						: m.planning_said_moved({ title }),
			undo: async () => {
				placed = undefined;
				const undone = await done.value();
				problem = undone.ok ? undefined : undone.refusal;
			}
		});
		return 'moved';
	}

	// What one had in hand is not carried out of sight.
	$effect(() => {
		if (!board.isShown) untrack(putAway);
	});
	function putAway() {
		inHand = undefined;
		problem = undefined;
		over = undefined;
		if (asking) placed = undefined;
		asking = undefined;
	}

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
		get hasThings() {
			return things.current.all.length > 0;
		},
		get problem() {
			return problem;
		},
		holidayOn: (date: LocalDate): Holiday => holidayOn(date),
		rowOf: (occurrence: string) => rows.find((row) => row.id === occurrence),
		titleOf: (booking: string) => read.current.rows.find((row) => row.booking === booking)?.title,
		bars: (row: ResourceRow): readonly Bar[] => bars.get(row.id) ?? [],
		cells: (row: ResourceRow): readonly Cell[] => {
			const on = holidays.on(row.association, [row]);
			return days.map((date) => cellOf(places, row, date, zone, on(date)));
		},
		get inHand() {
			return inHand;
		},
		/** Where what is in hand is held now, wall time. */
		get held() {
			return range;
		},
		against,
		/** Columns of a bar as it is drawn: one in hand, with all that belongs to it, follows. */
		columnsOf(bar: Bar) {
			const isHeld = inHand?.row.id === bar.row.id;
			return isHeld && range ? columnsOf(range, monday) : bar;
		},
		/** What has ended stays where it was: nothing is in hand then, and `over` says so. */
		take(row: OccurrenceRow, grip: Grip) {
			over = row.to <= now.current ? row : undefined;
			inHand = over ? undefined : { row, grip, by: NO_SHIFT };
			problem = undefined;
		},
		get over() {
			return over;
		},
		get asking() {
			return asking;
		},
		/** This date alone, those after it too, or none of them. */
		async answer(reach: 'one' | 'later' | 'none') {
			const asked = asking;
			asking = undefined;
			if (!asked) return;
			const { row, by, later } = asked;
			if (reach === 'none') placed = undefined;
			else await move(reach === 'one' ? [row] : [row, ...later], by);
		},
		/** By so many days from where it is held now. */
		step(stepped: number, grip?: Grip) {
			if (inHand === undefined) return;
			const { row, by } = inHand;
			const held = grip ?? inHand.grip;
			const columns = columnsOf(row.range, monday);
			inHand = { row, grip: held, by: stepShift(row.range, columns, by, held, stepped) };
		},
		/** To so many days from where it was taken up. */
		carry(stepped: number) {
			if (inHand === undefined) return;
			const { row, grip } = inHand;
			const columns = columnsOf(row.range, monday);
			const by = stepShift(row.range, columns, NO_SHIFT, grip, stepped);
			if (stepped === 0 || by !== NO_SHIFT) inHand = { row, grip, by };
		},
		letGo() {
			inHand = undefined;
		},
		place
	};
}
