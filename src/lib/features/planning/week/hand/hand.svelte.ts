import { untrack } from 'svelte';
import type { ResourceId } from '../../../../domain/ids.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Reason } from '../../../../domain/standing/types.ts';
import type { Send } from '../../../../engine/commands.ts';
import { formatRange } from '../../../../i18n/dates.ts';
import { m } from '../../../../i18n/paraglide/messages.js';
import { placesOf } from '../../../../store/places.ts';
import type { ItemRow, OccurrenceRow } from '../../../../store/rows.ts';
import { UNDO_SECONDS, type Undo } from '../../../../ui/undo.svelte.ts';
import { columnsOf, type Bar, type Wall } from '../bars.ts';
import type { WeekView } from '../week.svelte.ts';
import { reasonsAt } from './against.ts';
import { keepsThing, type Keeps } from './keeps.ts';
import { laterDates, moveBooking, type Moved, type Swap } from './move.ts';
import { isShift, NO_SHIFT, shifted, stepShift, type Grip, type Shift } from './shift.ts';

/** A booking one has in hand: by how much, and held where. Another thing is asked for by its whole. */
type InHand = {
	readonly bar: Bar;
	readonly grip: Grip;
	readonly by: Shift;
	/** The thing it is held over. */
	readonly thing: ResourceId;
};

/** One date of a repeat put elsewhere: the later ones may go along. */
type Asking = {
	readonly row: OccurrenceRow;
	readonly by: Shift;
	readonly later: readonly OccurrenceRow[];
};

/** What stays where it was: it is over, others asked it (BK11), or there it could never be had. */
export type Left =
	| { readonly row: OccurrenceRow; readonly why: 'over' | 'theirs' }
	| {
			readonly row: OccurrenceRow;
			readonly why: 'never';
			readonly thing: string;
			readonly reason: Reason;
	  };

/** What one does with the bookings of the week. Call it while a component initialises. */
export function createHand(view: WeekView, send: Send, undo: Pick<Undo, 'offer'>) {
	let inHand = $state.raw<InHand>();
	let problem = $state.raw<Refusal>();
	let asking = $state.raw<Asking>();
	/** Said as long as an undo is offered, or until Escape. */
	let left = $state.raw<Left>();
	$effect(() => {
		if (left === undefined) return;
		const leave = () => {
			left = undefined;
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
	const booking = $derived(inHand?.bar.row.booking);
	const around = $derived(booking && placesOf(view.all, view.read.claims, booking));
	/** Why it keeps its thing, when one tried another. */
	let keeps = $state.raw<Keeps>();

	function hold(next: InHand | undefined) {
		inHand = next;
		if (next === undefined) keeps = undefined;
		if (next === undefined) return view.carry(undefined);
		const { bar, by, thing } = next;
		const range = shifted(bar.row.range, by);
		view.carry({ bar, range, thing, fits: reasonsFor(next, range).length === 0 });
	}
	/** So far from where it was taken up, over another thing where that can be; else it is said why not. */
	function to(held: InHand, by: Shift, over: ResourceId) {
		const { bar, grip } = held;
		const wished = grip === 'whole' ? over : bar.thing;
		keeps = wished === bar.thing ? undefined : keepsThing(bar);
		const thing = keeps ? bar.thing : wished;
		const same = by.start === held.by.start && by.end === held.by.end && thing === held.thing;
		if (!same) hold({ bar, grip, by, thing });
	}
	const asked = ({ bar, thing }: InHand): readonly ItemRow[] =>
		bar.row.items
			.filter(({ standing }) => standing !== 'withdrawn')
			.map((item) =>
				item.line === bar.item.line && thing !== bar.thing ? { ...item, resource: thing } : item
			);
	function reasonsFor(held: InHand, range: Wall, items = asked(held)): readonly Reason[] {
		return around ? reasonsAt(around, held.bar.row.booking, items, range, view) : [];
	}
	/** What no waiting mends: it is lent no more, or there are too few of it (RS2, RS8). */
	const neverFor = (held: InHand, range: Wall): Reason | undefined =>
		held.thing === held.bar.thing
			? undefined
			: reasonsFor(
					held,
					range,
					asked(held).filter(({ line }) => line === held.bar.item.line)
				).find(({ type }) => type === 'Retired' || type === 'OverCapacity');

	/** Why what is in hand would not fit where it is held now (BK14); none when it would. */
	function against(): readonly Reason[] {
		const range = view.carried?.range;
		return inHand === undefined || range === undefined ? [] : reasonsFor(inHand, range);
	}

	async function place(): Promise<Moved> {
		const held = inHand;
		const range = view.carried?.range;
		const never = held && range && neverFor(held, range);
		hold(undefined);
		if (held === undefined || range === undefined) return 'unchanged';
		const { bar, by } = held;
		const { row } = bar;
		const to = held.thing === bar.thing ? undefined : view.all.find(({ id }) => id === held.thing);
		if (!isShift(by) && to === undefined) return 'unchanged';
		if (never && to) {
			left = { row, why: 'never', thing: to.name, reason: never };
			return 'refused';
		}
		const there = { ...row, range: { ...row.range, ...range } };
		if (to) {
			const { line } = bar.item;
			const { id: resource, name: resourceName, kind } = to;
			const items = row.items.map((item) =>
				item.line === line ? { ...item, resource, resourceName, kind } : item
			);
			view.put({ ...there, items }, { booking: row.booking, line });
			return move([row], by, { line, from: bar.thing, to: resource, name: resourceName });
		}
		view.put(there);
		const later = await laterDates(row);
		if (later.length === 0) return move([row], by);
		asking = { row, by, later };
		return 'asked';
	}

	async function move(
		dates: readonly [OccurrenceRow, ...OccurrenceRow[]],
		by: Shift,
		swap?: Swap & { readonly name: string }
	): Promise<Moved> {
		const [{ title, range: was }] = dates;
		const done = await moveBooking(send, dates, by, view.holidayOn, swap);
		problem = done.ok ? undefined : done.refusal;
		if (!done.ok) {
			view.put(undefined);
			return 'refused';
		}
		const when = formatRange(shifted(was, by));
		undo.offer({
			text: swap
				? m.planning_said_changed({ title, thing: swap.name, when })
				: by.start !== by.end
					? m.planning_said_resized({ title, when })
					: dates.length > 1
						? m.planning_said_moved_all({ title, n: dates.length })
						: m.planning_said_moved({ title }),
			undo: async () => {
				view.put(undefined);
				const undone = await done.value();
				problem = undone.ok ? undefined : undone.refusal;
			}
		});
		return 'moved';
	}

	// What one had in hand is not carried out of sight.
	$effect(() => {
		if (!view.isShown) untrack(putAway);
	});
	function putAway() {
		hold(undefined);
		problem = undefined;
		left = undefined;
		if (asking) view.put(undefined);
		asking = undefined;
	}

	return {
		get problem() {
			return problem;
		},
		get left() {
			return left;
		},
		get asking() {
			return asking;
		},
		against,
		/** What may not be moved stays where it was: nothing is in hand then, and `left` says why. */
		take(bar: Bar, grip: Grip) {
			const { row } = bar;
			const why = row.to <= view.now ? 'over' : row.iChange ? undefined : 'theirs';
			left = why && { row, why };
			hold(why ? undefined : { bar, grip, by: NO_SHIFT, thing: bar.thing });
			problem = undefined;
		},
		/** By so many days from where it is held now, over the same thing or another. */
		step(stepped: number, grip?: Grip, thing?: ResourceId) {
			if (inHand === undefined) return;
			const held = { ...inHand, grip: grip ?? inHand.grip };
			const { range } = held.bar.row;
			const columns = columnsOf(range, view.monday);
			to(held, stepShift(range, columns, held.by, held.grip, stepped), thing ?? held.thing);
		},
		/** To so many days from where it was taken up, and over a thing. */
		carry(stepped: number, thing: ResourceId | undefined) {
			if (inHand === undefined) return;
			const { bar, grip, by, thing: over } = inHand;
			const { range } = bar.row;
			const next = stepShift(range, columnsOf(range, view.monday), NO_SHIFT, grip, stepped);
			to(inHand, stepped === 0 || next !== NO_SHIFT ? next : by, thing ?? over);
		},
		get keeps() {
			return keeps;
		},
		letGo() {
			hold(undefined);
		},
		/** What was said has been read. */
		leave() {
			left = undefined;
			problem = undefined;
		},
		place,
		/** This date alone, those after it too, or none of them. */
		async answer(reach: 'one' | 'later' | 'none') {
			const asked = asking;
			asking = undefined;
			if (!asked) return;
			const { row, by, later } = asked;
			if (reach === 'none') view.put(undefined);
			else await move(reach === 'one' ? [row] : [row, ...later], by);
		}
	};
}
