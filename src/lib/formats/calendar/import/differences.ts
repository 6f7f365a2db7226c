import type { LineId, OccurrenceId, ResourceId } from '../../../domain/ids.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import type { KnownBooking, KnownDate } from './known.ts';

/** What an event asks for, as a booking would say it. */
export type Asked = {
	readonly title: string;
	readonly note: string;
	readonly resource: ResourceId;
	readonly dates: readonly KnownDate[];
};

export type Differences = {
	/** Before, where it is another now. */
	readonly title?: string;
	readonly note?: true;
	readonly line?: { readonly id: LineId; readonly resource: ResourceId };
	readonly added: readonly KnownDate[];
	/** With the id they have here. */
	readonly moved: readonly KnownDate[];
	readonly dropped: readonly OccurrenceId[];
};

export const isSame = ({ title, note, line, added, moved, dropped }: Differences): boolean =>
	title === undefined &&
	note === undefined &&
	line === undefined &&
	added.length + moved.length + dropped.length === 0;

/** What coming again changes. Dates before `from` that the file no longer has are left as they were. */
export function differencesOf(known: KnownBooking, asked: Asked, from: LocalDateTime): Differences {
	const left = new Map(known.dates.map((date) => [date.id, date]));
	const rangeOf = ({ start, end }: KnownDate) => `${start} ${end}`;
	const byRange = new Map(known.dates.map((date) => [rangeOf(date), date.id]));
	const added: KnownDate[] = [];
	const moved: KnownDate[] = [];
	for (const date of asked.dates) {
		const id = left.has(date.id) ? date.id : byRange.get(rangeOf(date));
		const before = id === undefined ? undefined : left.get(id);
		if (before === undefined) added.push(date);
		else {
			left.delete(before.id);
			if (rangeOf(before) !== rangeOf(date)) moved.push({ ...date, id: before.id });
		}
	}
	const dropped = [...left.values()].filter(({ end }) => end > from).map(({ id }) => id);
	const [line] = known.lines;
	return {
		...(known.title !== asked.title && { title: known.title }),
		...(known.note !== asked.note && { note: true }),
		...(line !== undefined &&
			line.resource !== asked.resource && { line: { id: line.id, resource: asked.resource } }),
		added,
		moved,
		dropped
	};
}
