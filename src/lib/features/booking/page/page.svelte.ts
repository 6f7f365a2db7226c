import type {
	AssociationId,
	BookingId,
	FactKey,
	LineId,
	Nonce,
	OccurrenceId,
	UnitId
} from '../../../domain/ids.ts';
import type { HandoverWay, Scope } from '../../../domain/booking/types.ts';
import { leftOut } from '../../../domain/recurrence/left-out.ts';
import type { RepeatRule } from '../../../domain/recurrence/rule.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate, Zone } from '../../../domain/time/types.ts';
import { dateAt } from '../../../domain/time/zoned.ts';
import type { CommandName, Done, Input, Send } from '../../../engine/commands.ts';
import type { PersonInput } from '../../../engine/inputs.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { db } from '../../../store/db.ts';
import { groundsOf, type Ground } from '../../../store/grounds.ts';
import { createHolidays } from '../../../store/holidays.svelte.ts';
import { live } from '../../../store/live.svelte.ts';
import type { BookingRow, ItemRow } from '../../../store/rows.ts';
import type { CurrentSpace } from '../../../store/space.svelte.ts';
import type { Undo } from '../../../ui/undo.svelte.ts';
import { answered, mayRefuse } from './decide.ts';
import { askedAgain, changedBack } from './inverse.ts';
import { reached, type Reach } from './dates.ts';
import { NOTHING_READ, readBooking } from './read.ts';
import { sharedWith, type Shared } from './share.ts';
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
	| 'proposeChange'
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
/** What there is to say of something undone that had left the phone. */
export type Told = {
	readonly problem?: Refusal | undefined;
	readonly said?: string | undefined;
};
type Rest<C extends BookingCommand> = Omit<Input<C>, 'space' | 'booking'>;

/**
 * A booking's page, of which nothing is read before it is `wanted`. Call it while a component
 * initialises.
 */
export function createPage(
	space: CurrentSpace,
	id: () => BookingId,
	now: { readonly current: number },
	send: Send,
	undo: Pick<Undo, 'offer'>,
	wanted: () => boolean = () => true
) {
	const found = live(() => readBooking(id()), NOTHING_READ, id, { wanted });
	/** Itself alone is there sooner than all it stands against: what it is can be shown meanwhile. */
	const alone = live(() => db.bookings.get(id()), undefined, id, {
		wanted: () => wanted() && found.current.booking === undefined
	});
	const row = $derived(found.current.booking ?? alone.current);
	const booking = $derived(row?.space === space.id ? row : undefined);
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const dates = $derived<readonly DateOfBooking[]>(booking ? datesOfBooking(booking) : []);
	const holidays = createHolidays(space, { wanted });
	const holidayOn = $derived(
		holidays.on(booking?.body.association, [...found.current.resources.values()])
	);
	let problem = $state.raw<Refusal>();
	let said = $state.raw<string>();

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
		scopes: readonly Scope[],
		said: string,
		give: (wish: FactKey, scope: Scope) => Promise<{ readonly gesture: Nonce } | undefined>,
		otherwise?: () => Promise<string | undefined>
	): Promise<boolean> {
		if (!booking) return false;
		const gestures: Nonce[] = [];
		for (const scope of scopes) {
			const done = await give(booking.wish.key, scope);
			if (!done) break;
			gestures.push(done.gesture);
		}
		if (gestures.length > 0) offerUndo(said, gestures, otherwise);
		return gestures.length === scopes.length;
	}

	const confirmOn = (wish: FactKey, scope: Scope) => about('confirmBooking', { wish, scope });

	/** Someone new is added first: several lines may name them. */
	async function knownPerson(input: PersonInput): Promise<PersonInput | undefined> {
		if ('id' in input) return input;
		const added = await send('addPerson', { space: space.id, ...input });
		if (added.ok) return { id: added.value.person };
		problem = added.refusal;
		return undefined;
	}

	/**
	 * For ten seconds. What has left the phone meanwhile is undone by `otherwise`, a further fact of
	 * mine (R1), when there is one; it answers what to say of it.
	 */
	function offerUndo(
		text: string,
		gestures: readonly Nonce[],
		otherwise?: () => Promise<string | undefined>,
		label?: string
	): void {
		undo.offer({
			text,
			label,
			undo: async () => {
				for (const gesture of gestures.toReversed()) {
					const taken = await send('takeBack', { space: space.id, gesture });
					if (taken.ok) continue;
					said = await otherwise?.();
					if (said === undefined) problem ??= taken.refusal;
				}
			}
		});
	}

	/** Withdrawn for good: undone by asking again, wherever that leads now. */
	function offerAskingAgain(text: string, gesture: Nonce, before: BookingRow, scope: Scope): void {
		const change = askedAgain(before, scope.occurrences);
		const again = async () =>
			change && (await about('changeBooking', { change })) ? m.booking_asked_again() : undefined;
		offerUndo(text, [gesture], again, m.booking_restore());
	}

	return {
		get booking() {
			return booking;
		},
		get resources() {
			return found.current.resources;
		},
		/** What these items of one of its dates could share with another booking. */
		sharedOn(items: readonly ItemRow[], { range }: DateOfBooking): Shared | undefined {
			const { others, resources, claims } = found.current;
			return booking && sharedWith(booking, { items, range }, others, { resources, claims });
		},
		/** It has been looked for; what is just being written isn't missing. */
		get ready() {
			return found.ready && !found.current.coming;
		},
		/** All it stands against is known too. */
		get whole() {
			return found.current.booking !== undefined;
		},
		/** An association I act for asked it: the others are asked, whatever I may change (BK11). */
		get mine(): boolean {
			return found.current.mine.has(id());
		},
		isMine: (other: BookingId): boolean => found.current.mine.has(other),
		get dates() {
			return dates;
		},
		/** What cuts into one of its dates besides other bookings. */
		groundsOn: ({ items, range }: Pick<DateOfBooking, 'items' | 'range'>): readonly Ground[] =>
			groundsOf(items, range, found.current.resources),
		holidayOn: (date: LocalDate): Holiday => holidayOn(date),
		/** Dates its repeat means and it has not, holidays aside; none where those aren't known. */
		leftOut(rule: RepeatRule, until: LocalDate | undefined): readonly LocalDate[] {
			const skips = booking?.body.repeat?.skips ?? 'none';
			const school = skips === 'school' || skips === 'both';
			const known = holidays.knowsSchool(booking?.body.association, [
				...found.current.resources.values()
			]);
			if (until === undefined || (school && !known)) return [];
			const kept = dates.map(({ range }) => dateOf(range.start));
			return leftOut(kept, rule, until, skips, holidayOn);
		},
		/** Nothing of it is ever sent. */
		get example(): boolean {
			return space.row?.kind === 'example';
		},
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
		/** How something was undone that had left the phone. */
		get said() {
			return said;
		},
		confirm: ({ lines, dates: on }: AnswerTo): Promise<boolean> =>
			answer(answered(booking?.items ?? [], lines, on), m.booking_did_confirm(), confirmOn),
		/** A no to what was confirmed is undone, once it has left the phone, by confirming it again. */
		refuse({ lines, dates: on }: AnswerTo, reason: string): Promise<boolean> {
			const items = booking?.items ?? [];
			const wasConfirmed = (item: ItemRow): boolean =>
				mayRefuse(item) && item.standing === 'confirmed';
			const before = answered(items, lines, on, wasConfirmed);
			const wish = booking?.wish.key;
			return answer(
				answered(items, lines, on, mayRefuse),
				m.booking_did_refuse(),
				(judged, scope) =>
					about('refuseBooking', {
						wish: judged,
						scope,
						...(reason.trim() && { reason: reason.trim() })
					}),
				async () => {
					if (wish === undefined || before.length === 0) return undefined;
					for (const scope of before) if (!(await confirmOn(wish, scope))) return undefined;
					return m.booking_confirmed_again();
				}
			);
		},
		async settle(note: string): Promise<boolean> {
			const done = await about('settleBooking', {
				scope: {},
				...(note.trim() && { note: note.trim() })
			});
			if (done) offerUndo(m.booking_did_settle(), [done.gesture]);
			return done !== undefined;
		},
		async withdraw(reason = '') {
			const before = booking;
			const done = await about('withdrawBooking', {
				scope: {},
				...(reason.trim() && { reason: reason.trim() })
			});
			if (done && before) offerAskingAgain(m.booking_did_withdraw(), done.gesture, before, {});
		},
		/** Some dates of a booking that repeats; the others stand as they did (BK10). */
		async withdrawDates(date: DateOfBooking, reach: Reach) {
			const occurrences = reached(dates, date, reach).map((one) => one.occurrence);
			const before = booking;
			const done = await about('withdrawBooking', { scope: { occurrences } });
			if (done && before)
				offerAskingAgain(m.booking_did_withdraw_dates(), done.gesture, before, { occurrences });
		},
		async change(change: Input<'changeBooking'>['change']): Promise<boolean> {
			const before = booking;
			const done = await about('changeBooking', { change });
			if (done) {
				offerUndo(m.booking_did_change(), [done.gesture], async () => {
					const now = await db.bookings.get(id());
					const back = before && now && changedBack(before, now, change);
					if (back === undefined) return undefined;
					return (await about('changeBooking', { change: back })) && m.booking_changed_back();
				});
			}
			return done !== undefined;
		},
		/** Nothing changes until those who asked accept it. */
		async propose(offer: Pick<Input<'proposeChange'>, 'occurrences' | 'lines'>, text: string) {
			if (!booking) return false;
			const done = await about('proposeChange', {
				...offer,
				wish: booking.wish.key,
				...(text.trim() && { text: text.trim() })
			});
			if (done) offerUndo(m.booking_did_propose(), [done.gesture]);
			return done !== undefined;
		},
		/**
		 * Fewer for each, proposed to both: nothing changes until each has accepted their part. Answers
		 * whether all of it was written.
		 */
		async share(shared: Shared, mine: number, theirs: number): Promise<boolean> {
			if (!booking) return false;
			const { other } = shared;
			const text = m.booking_share_said({
				mine,
				theirs,
				title: booking.title,
				other: other.title
			});
			const own = [{ id: shared.mine.line, quantity: mine }];
			const gestures: Nonce[] = [];
			let whole = true;
			if (mine !== shared.mine.quantity) {
				const done = await about('proposeChange', { wish: booking.wish.key, lines: own, text });
				if (!done) return false;
				gestures.push(done.gesture);
			}
			if (theirs !== shared.theirs.quantity) {
				const lines = [{ id: shared.theirs.line, quantity: theirs }];
				const done = await send('proposeChange', {
					space: space.id,
					booking: other.id,
					wish: other.wish.key,
					lines,
					text
				});
				whole = done.ok;
				if (!done.ok) problem = done.refusal;
				else gestures.push(done.value.gesture);
			}
			if (gestures.length > 0) offerUndo(m.booking_did_propose(), gestures);
			return whole;
		},
		async assignUnits({ line, occurrence }: Choice, units: readonly UnitId[]): Promise<boolean> {
			return (await about('assignUnits', { line, occurrence, units })) !== undefined;
		},
		async join(association: AssociationId, places: number) {
			const done = await about('joinBooking', { association, places });
			if (done) {
				offerUndo(m.booking_did_join(), [done.gesture], async () =>
					(await about('leaveBooking', { association })) ? m.booking_did_leave() : undefined
				);
			}
		},
		async leave(association: AssociationId) {
			const places = booking?.joined.find((one) => one.association === association)?.places;
			const done = await about('leaveBooking', { association });
			if (done) {
				offerUndo(m.booking_did_leave(), [done.gesture], async () =>
					places !== undefined && (await about('joinBooking', { association, places }))
						? m.booking_did_join()
						: undefined
				);
			}
		},
		async comment(text: string): Promise<boolean> {
			if (text.trim() === '') return false;
			return (await about('commentBooking', { text: text.trim() })) !== undefined;
		},
		async handOver(
			way: HandoverWay,
			lines: readonly Pick<Input<'noteHandover'>, 'line' | 'occurrence' | 'quantity'>[],
			said: {
				readonly condition: string;
				readonly keysTo?: PersonInput;
				/** They came back before the rest did. */
				readonly keysBack?: boolean;
			}
		): Promise<boolean> {
			const { condition, keysTo, keysBack = false } = said;
			const person = keysTo && (await knownPerson(keysTo));
			if (keysTo && !person) return false;
			const gestures: Nonce[] = [];
			for (const [index, line] of lines.entries()) {
				const done = await about('noteHandover', {
					...line,
					way,
					// A word on the whole is said once.
					...(index === 0 && condition.trim() && { condition: condition.trim() }),
					...(index === 0 && person && { keys: true, person }),
					...(index === 0 && keysBack && { keys: true })
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
