import type { BookingChange, Line, Occurrence } from '../../domain/booking/types.ts';
import type { LineId, OccurrenceId } from '../../domain/ids.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import type { BookingEntity, FieldChange } from './entities.ts';
import { happening, merge } from './merge.ts';
import type { SpaceState } from './state.ts';
import { mergeWish } from './wish.ts';

/** A field of the wish is one line or one date of it, `occurrences.<id>`; the others are the body's. */
const OF_WISH = /^(lines|occurrences)\.(.+)$/;

function wishBefore(changes: readonly FieldChange[]): BookingChange {
	const setLines: Line[] = [];
	const dropLines: LineId[] = [];
	const setDates: Occurrence[] = [];
	const dropDates: OccurrenceId[] = [];
	for (const { field, was } of changes) {
		const [, list, id = ''] = OF_WISH.exec(field) ?? [];
		// What history keeps of a field is what the fold put there.
		if (list === 'lines') {
			if (was === undefined) dropLines.push(id as LineId);
			else setLines.push(was as Line);
		}
		if (list === 'occurrences') {
			if (was === undefined) dropDates.push(id as OccurrenceId);
			else setDates.push(was as Occurrence);
		}
	}
	const together = changes.find(({ field }) => field === 'together')?.was;
	return {
		lines: { set: setLines, drop: dropLines },
		occurrences: { set: setDates, drop: dropDates },
		...(typeof together === 'boolean' && { together })
	};
}

/** Keeps a booking whose wish has become another, and has it tried (BK6). */
function keepWish(
	state: SpaceState,
	before: BookingEntity,
	change: BookingChange,
	fields: Readonly<Record<string, unknown>>,
	entry: Entry
): void {
	const merged = mergeWish(before.wish, change, entry.key);
	if (!merged.ok) return;
	const { wish } = merged.value;
	const rest = merge(before.body, fields);
	const changed = [...merged.value.changed, ...rest.changed];
	if (changed.length === 0) return;
	if (wish !== before.wish) state.book.change(before.id, wish, entry.number, entry.reentered);
	const { lines, occurrences, together } = wish;
	const body = { ...rest.body, lines, occurrences, together };
	const history = [...before.history, happening(entry, changed)];
	state.bookings.set(before.id, { ...before, body, wish, history });
}

/** Gives back what a change took, field by field, but for what somebody has changed since. */
export function restoreBooking(
	state: SpaceState,
	about: string | undefined,
	key: string,
	entry: Entry
): void {
	const before = state.bookings.get(about ?? '');
	if (before === undefined) return;
	const at = before.history.findIndex((happened) => happened.key === key);
	if (at < 0) return;
	const since = new Set(
		before.history.slice(at + 1).flatMap(({ changed }) => changed.map(({ field }) => field))
	);
	const ours = (before.history[at]?.changed ?? []).filter(({ field }) => !since.has(field));
	const fields = ours.filter(({ field }) => !OF_WISH.test(field) && field !== 'together');
	const asBefore = Object.fromEntries(fields.map(({ field, was }) => [field, was ?? null]));
	keepWish(state, before, wishBefore(ours), asBefore, entry);
}

/** What was withdrawn is free for others by now: it is asked for anew, as dates of their own. */
export function askAgain(
	state: SpaceState,
	{ about, body }: FactOf<'booking.withdrawn'>,
	entry: Entry
): void {
	const before = state.bookings.get(about ?? '');
	if (before === undefined) return;
	const withdrawn = new Set(
		state.book
			.standings(before.id)
			.filter(({ standing }) => standing === 'withdrawn')
			.map(({ occurrence }) => occurrence)
	);
	const dates = before.wish.occurrences.filter(
		({ id }) => withdrawn.has(id) && (body.occurrences?.includes(id) ?? true)
	);
	const again = dates.map((date) => ({ ...date, id: againId(date.id, entry) }));
	const occurrences = { set: again, drop: dates.map(({ id }) => id) };
	keepWish(state, before, { occurrences }, {}, entry);
}

/** The same on every phone, and nobody else's: at most 24 characters. */
const againId = (id: OccurrenceId, { key }: Entry) =>
	`${id.slice(0, 17)}-${key.slice(0, 6)}` as OccurrenceId;
