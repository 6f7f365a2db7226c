import { untrack } from 'svelte';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Reason } from '../../../../domain/standing/types.ts';
import type { Send } from '../../../../engine/commands.ts';
import { formatRange } from '../../../../i18n/dates.ts';
import { m } from '../../../../i18n/paraglide/messages.js';
import { placesOf } from '../../../../store/places.ts';
import type { OccurrenceRow } from '../../../../store/rows.ts';
import { UNDO_SECONDS, type Undo } from '../../../../ui/undo.svelte.ts';
import { columnsOf, type Bar } from '../bars.ts';
import type { WeekView } from '../week.svelte.ts';
import { reasonsAt } from './against.ts';
import { laterDates, moveBooking, type Moved } from './move.ts';
import { NO_SHIFT, shifted, stepShift, type Grip, type Shift } from './shift.ts';

/** A booking one has in hand: by how much, and held where. */
type InHand = { readonly bar: Bar; readonly grip: Grip; readonly by: Shift };

/** One date of a repeat put elsewhere: the later ones may go along. */
type Asking = {
	readonly row: OccurrenceRow;
	readonly by: Shift;
	readonly later: readonly OccurrenceRow[];
};

/** What one tried to take up and can't: it is over, or others asked it (BK11). */
export type Left = { readonly row: OccurrenceRow; readonly why: 'over' | 'theirs' };

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
	const around = $derived(inHand && placesOf(view.all, view.read.claims, inHand.bar.row.booking));

	function hold(next: InHand | undefined) {
		inHand = next;
		view.carry(next && { bar: next.bar, range: shifted(next.bar.row.range, next.by) });
	}

	/** Why what is in hand would not fit where it is held now (BK14); none when it would. */
	function against(): readonly Reason[] {
		const range = view.carried?.range;
		if (inHand === undefined || around === undefined || range === undefined) return [];
		const { booking, items } = inHand.bar.row;
		const asked = items.filter(({ standing }) => standing !== 'withdrawn');
		return reasonsAt(around, booking, asked, range, view);
	}

	async function place(): Promise<Moved> {
		const held = inHand;
		const range = view.carried?.range;
		hold(undefined);
		if (held === undefined || range === undefined) return 'unchanged';
		const { bar, by } = held;
		if (by.start === 0 && by.end === 0) return 'unchanged';
		const { row } = bar;
		view.put({ ...row, range: { ...row.range, ...range } });
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
		const done = await moveBooking(send, dates, by, view.holidayOn);
		problem = done.ok ? undefined : done.refusal;
		if (!done.ok) {
			view.put(undefined);
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
			hold(why ? undefined : { bar, grip, by: NO_SHIFT });
			problem = undefined;
		},
		/** By so many days from where it is held now. */
		step(stepped: number, grip?: Grip) {
			if (inHand === undefined) return;
			const { bar, by } = inHand;
			const held = grip ?? inHand.grip;
			const columns = columnsOf(bar.row.range, view.monday);
			hold({ bar, grip: held, by: stepShift(bar.row.range, columns, by, held, stepped) });
		},
		/** To so many days from where it was taken up. */
		carry(stepped: number) {
			if (inHand === undefined) return;
			const { bar, grip } = inHand;
			const columns = columnsOf(bar.row.range, view.monday);
			const by = stepShift(bar.row.range, columns, NO_SHIFT, grip, stepped);
			if (stepped === 0 || by !== NO_SHIFT) hold({ bar, grip, by });
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
