import { addDays, dateOf, daysBetween } from '../../../domain/time/date.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import type { BookingRow } from '../../../store/rows.ts';
import { putLine, type AskDraft, type DraftLine } from './draft.ts';
import { whenOf } from './when.ts';

/**
 * "Comme la dernière fois": the same things, people and purpose, on the next such weekday at the
 * same hours. A word for the steward was about that time and is not said again.
 */
export function again(
	{ body, wish, purpose }: Pick<BookingRow, 'body' | 'wish' | 'purpose'>,
	now: LocalDateTime
): Partial<AskDraft> {
	const last = wish.occurrences.toSorted((a, b) => a.range.from - b.range.from).at(-1)?.range;
	const lines = wish.lines.reduce<DraftLine[]>((all, { resource, quantity }) => {
		const known = all.find((line) => line.resource === resource)?.quantity ?? 0;
		return putLine(all, resource, known + quantity);
	}, []);
	const next = last && whenOf(last);
	const weeks =
		last === undefined
			? 0
			: Math.max(0, Math.ceil(daysBetween(dateOf(last.start), dateOf(now)) / 7));
	const days =
		next && `${addDays(next.day, weeks * 7)}T${next.from}` <= now ? (weeks + 1) * 7 : weeks * 7;
	return {
		...(next && {
			when: { ...next, day: addDays(next.day, days), lastDay: addDays(next.lastDay, days) }
		}),
		lines,
		association: body.association,
		partner: body.partner ?? '',
		purpose: purpose ?? '',
		headcount: body.headcount === undefined ? '' : String(body.headcount),
		contact: body.contact ?? '',
		together: wish.together,
		places: body.open ? String(body.open.places) : ''
	};
}
