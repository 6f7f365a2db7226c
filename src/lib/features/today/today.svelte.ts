import type { HandoverWay } from '../../domain/booking/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import type { Send } from '../../engine/commands.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { live } from '../../store/live.svelte.ts';
import type { OccurrenceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import type { Undo } from '../../ui/undo.svelte.ts';
import { concernsMe, looksAfterAll, type Me } from './concerns.ts';
import { outlineToday, type Outline } from './outline.ts';
import {
	NO_NEEDY,
	readBeginning,
	readNeedy,
	rowsAhead,
	rowsOfDay,
	type Beginning,
	type Needy
} from './queries.ts';

export type TodayView = {
	readonly now: Instant;
	readonly date: LocalDate;
	readonly zone: Zone;
	readonly outline: Outline;
	/**
	 * False until all has been read, or could not be: a screen must not say "nothing" before, nor push
	 * aside, with a card that comes late, what a thumb is about to touch.
	 */
	readonly ready: boolean;
	/** Set while the space has no booking yet. */
	readonly beginning: Beginning | undefined;
	readonly problem: Refusal | undefined;
	readonly late: Needy['late'];
	readonly toConfirm: Needy['toConfirm'];
	note(row: OccurrenceRow, way: HandoverWay): Promise<void>;
	/** A yes or a no to a booking that waits for me (BK11). */
	decide(row: OccurrenceRow, answer: Answer): Promise<void>;
};

export type Answer = Parameters<typeof import('./decide.ts').decide>[2];

const isRead = ({ ready, error }: { readonly ready: boolean; readonly error: unknown }): boolean =>
	ready || error !== undefined;

const NOBODY: Me = { person: undefined, roles: [] };

/** Call it while a component initialises. */
export function createTodayView(
	space: CurrentSpace,
	now: { readonly current: number },
	send: Send,
	undo: Pick<Undo, 'offer'>
): TodayView {
	const zone = $derived(space.row?.zone ?? ('Europe/Paris' as Zone));
	const date = $derived(dateAt(now.current, zone));
	const me = $derived<Me>(space.row ?? NOBODY);
	let problem = $state.raw<Refusal>();

	const today = live<readonly OccurrenceRow[]>(
		() => rowsOfDay(space.id, date),
		[],
		() => [space.id, date]
	);
	const ahead = live<readonly OccurrenceRow[]>(
		() => rowsAhead(space.id, date, zone),
		[],
		() => [space.id, date, zone]
	);
	const needy = live(
		() => readNeedy(space.id, now.current),
		NO_NEEDY,
		() => [space.id, now.current]
	);
	const begun = live<Beginning | undefined>(
		() => readBeginning(space.id),
		undefined,
		() => space.id
	);

	// A booking that goes on tomorrow is among today's; those ahead begin tomorrow or later.
	const near = $derived([...today.current, ...ahead.current]);
	const outline = $derived.by(() => {
		const { rows, resources } = needy.current;
		const all = outlineToday(near, rows, date, now.current, (row) =>
			concernsMe(row, me, resources)
		);
		const late = looksAfterAll(me)
			? all.late
			: all.late.filter(({ row }) => concernsMe(row, me, resources));
		return { ...all, late };
	});

	async function note(row: OccurrenceRow, way: HandoverWay): Promise<void> {
		const { noteWhole, undoNoted } = await import('./note-handover.ts');
		const { lines, refusal } = await noteWhole(send, row, way);
		problem = refusal;
		if (lines.length === 0) return;
		undo.offer({
			text: way === 'out' ? m.booking_out_done() : m.booking_back_done(),
			undo: async () => {
				problem = await undoNoted(send, row, way, lines);
			}
		});
	}

	async function decide(row: OccurrenceRow, answer: Answer): Promise<void> {
		const door = await import('./decide.ts');
		const done = await door.decide(send, row, answer);
		problem = done.ok ? undefined : done.refusal;
		if (!done.ok) return;
		undo.offer({
			text: answer.yes ? m.booking_did_confirm() : m.booking_did_refuse(),
			undo: async () => {
				const taken = await send('takeBack', { space: row.space, gesture: done.value });
				problem = taken.ok ? undefined : taken.refusal;
			}
		});
	}

	return {
		get now() {
			return now.current;
		},
		get date() {
			return date;
		},
		get zone() {
			return zone;
		},
		get outline() {
			return outline;
		},
		get ready() {
			return isRead(today) && isRead(needy) && isRead(begun) && isRead(ahead);
		},
		get beginning() {
			return begun.current?.bookings === 0 ? begun.current : undefined;
		},
		get problem() {
			return problem;
		},
		get late() {
			return needy.current.late;
		},
		get toConfirm() {
			return needy.current.toConfirm;
		},
		note,
		decide
	};
}
