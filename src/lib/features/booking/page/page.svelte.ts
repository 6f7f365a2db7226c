import type {
	AssociationId,
	BookingId,
	FactKey,
	LineId,
	Nonce,
	OccurrenceId,
	ResourceId,
	UnitId
} from '../../../domain/ids.ts';
import type { HandoverWay, Scope } from '../../../domain/booking/types.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Holiday, LocalDate, Zone } from '../../../domain/time/types.ts';
import { dateAt } from '../../../domain/time/zoned.ts';
import type { CommandName, Done, Input, Send } from '../../../engine/commands.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { db } from '../../../store/db.ts';
import { createHolidays } from '../../../store/holidays.svelte.ts';
import { live } from '../../../store/live.svelte.ts';
import type { BookingRow, ResourceRow } from '../../../store/rows.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import type { Undo } from '../../../ui/undo.svelte.ts';
import { answered } from './decide.ts';
import { reached, type Reach } from './dates.ts';
import type { Choice } from './units.ts';
import { datesOfBooking, type DateOfBooking } from './items.ts';

export type PageView = ReturnType<typeof createPage>;

type BookingCommand = Extract<
	CommandName,
	| 'confirmBooking'
	| 'refuseBooking'
	| 'settleBooking'
	| 'withdrawBooking'
	| 'changeBooking'
	| 'commentBooking'
	| 'noteHandover'
	| 'assignUnits'
	| 'joinBooking'
	| 'leaveBooking'
>;
/** Which of what waits for an answer it is about. */
export type AnswerTo = {
	readonly lines: ReadonlySet<LineId>;
	readonly dates: ReadonlySet<OccurrenceId>;
};
type Rest<C extends BookingCommand> = Omit<Input<C>, 'space' | 'booking'>;

type Read = {
	readonly booking: BookingRow | undefined;
	readonly resources: ReadonlyMap<ResourceId, ResourceRow>;
};
const NOTHING: Read = { booking: undefined, resources: new Map() };

async function read(id: BookingId): Promise<Read> {
	const booking = await db.bookings.get(id);
	const ids = new Set(booking?.items.map((item) => item.resource));
	const rows = await db.resources.bulkGet([...ids]);
	return {
		booking,
		resources: new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])))
	};
}

/** A booking's page. Call it while a component initialises. */
export function createPage(
	space: CurrentSpace,
	id: () => BookingId,
	now: { readonly current: number },
	send: Send,
	undo: Pick<Undo, 'offer'>
) {
	const found = live(() => read(id()), NOTHING, id);
	const booking = $derived(
		found.current.booking?.space === space.id ? found.current.booking : undefined
	);
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const dates = $derived<readonly DateOfBooking[]>(booking ? datesOfBooking(booking) : []);
	const holidays = createHolidays(space);
	const holidayOn = $derived(
		holidays.on(booking?.body.association, [...found.current.resources.values()])
	);
	let problem = $state.raw<Refusal>();

	/** Sends what is about this booking; a refusal is shown, a success clears the last one. */
	async function about<C extends BookingCommand>(
		name: C,
		rest: Rest<C>
	): Promise<Done<C> | undefined> {
		// `Rest` leaves out exactly what is put back here; the compiler can't join them for a generic name.
		const input = { space: space.id, booking: id(), ...rest } as unknown as Input<C>;
		const done = await send(name, input);
		problem = done.ok ? undefined : done.refusal;
		return done.ok ? done.value : undefined;
	}

	/** One answer, as many facts as it takes to leave alone what was answered before. */
	async function answer(
		to: AnswerTo,
		said: string,
		give: (wish: FactKey, scope: Scope) => Promise<{ readonly gesture: Nonce } | undefined>
	): Promise<boolean> {
		if (!booking) return false;
		const scopes = answered(booking.items, to.lines, to.dates);
		const gestures: Nonce[] = [];
		for (const scope of scopes) {
			const done = await give(booking.wish.key, scope);
			if (!done) break;
			gestures.push(done.gesture);
		}
		if (gestures.length > 0) offerUndo(said, gestures);
		return gestures.length === scopes.length;
	}

	function offerUndo(text: string, gestures: readonly Nonce[]): void {
		undo.offer({
			text,
			undo: async () => {
				for (const gesture of gestures.toReversed()) {
					const taken = await send('takeBack', { space: space.id, gesture });
					if (!taken.ok) problem = taken.refusal;
				}
			}
		});
	}

	return {
		get booking() {
			return booking;
		},
		get resources() {
			return found.current.resources;
		},
		get ready() {
			return found.ready;
		},
		get dates() {
			return dates;
		},
		holidayOn: (date: LocalDate): Holiday => holidayOn(date),
		get zone() {
			return zone;
		},
		get today(): LocalDate {
			return dateAt(now.current, zone);
		},
		get now() {
			return now.current;
		},
		get problem() {
			return problem;
		},
		confirm: (to: AnswerTo): Promise<boolean> =>
			answer(to, m.booking_did_confirm(), (wish, scope) =>
				about('confirmBooking', { wish, scope })
			),
		refuse: (to: AnswerTo, reason: string): Promise<boolean> =>
			answer(to, m.booking_did_refuse(), (wish, scope) =>
				about('refuseBooking', { wish, scope, ...(reason.trim() && { reason: reason.trim() }) })
			),
		async settle(note: string) {
			const done = await about('settleBooking', {
				scope: {},
				...(note.trim() && { note: note.trim() })
			});
			if (done) offerUndo(m.booking_did_settle(), [done.gesture]);
		},
		async withdraw(reason = '') {
			const done = await about('withdrawBooking', {
				scope: {},
				...(reason.trim() && { reason: reason.trim() })
			});
			if (done) offerUndo(m.booking_did_withdraw(), [done.gesture]);
		},
		/** Some dates of a booking that repeats; the others stand as they did (BK10). */
		async withdrawDates(date: DateOfBooking, reach: Reach) {
			const occurrences = reached(dates, date, reach).map((one) => one.occurrence);
			const done = await about('withdrawBooking', { scope: { occurrences } });
			if (done) offerUndo(m.booking_did_withdraw_dates(), [done.gesture]);
		},
		async change(change: Input<'changeBooking'>['change']): Promise<boolean> {
			const done = await about('changeBooking', { change });
			if (done) offerUndo(m.booking_did_change(), [done.gesture]);
			return done !== undefined;
		},
		async assignUnits({ line, occurrence }: Choice, units: readonly UnitId[]): Promise<boolean> {
			return (await about('assignUnits', { line, occurrence, units })) !== undefined;
		},
		async join(association: AssociationId, places: number) {
			const done = await about('joinBooking', { association, places });
			if (done) offerUndo(m.booking_did_join(), [done.gesture]);
		},
		async leave(association: AssociationId) {
			const done = await about('leaveBooking', { association });
			if (done) offerUndo(m.booking_did_leave(), [done.gesture]);
		},
		async comment(text: string): Promise<boolean> {
			if (text.trim() === '') return false;
			return (await about('commentBooking', { text: text.trim() })) !== undefined;
		},
		async handOver(
			way: HandoverWay,
			lines: readonly Pick<Input<'noteHandover'>, 'line' | 'occurrence' | 'quantity'>[],
			condition: string
		): Promise<boolean> {
			const gestures: Nonce[] = [];
			for (const [index, line] of lines.entries()) {
				const done = await about('noteHandover', {
					...line,
					way,
					// A word on the whole is said once.
					...(index === 0 && condition.trim() && { condition: condition.trim() })
				});
				if (!done) break;
				gestures.push(done.gesture);
			}
			if (gestures.length > 0) {
				offerUndo(way === 'out' ? m.booking_out_done() : m.booking_back_done(), gestures);
			}
			return gestures.length === lines.length;
		}
	};
}
