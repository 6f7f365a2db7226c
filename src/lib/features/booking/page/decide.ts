import type { Scope } from '../../../domain/booking/types.ts';
import type { LineId, OccurrenceId } from '../../../domain/ids.ts';
import type { ItemRow } from '../../../store/rows.ts';

type Asked = Pick<ItemRow, 'line' | 'occurrence' | 'asksMe'>;

/** Lines that wait for my answer, each once, as they were asked. */
export function linesAsked(items: readonly ItemRow[]): readonly ItemRow[] {
	const once = new Map<LineId, ItemRow>();
	for (const item of items) if (item.asksMe && !once.has(item.line)) once.set(item.line, item);
	return [...once.values()];
}

/** Dates on which something waits for my answer. */
export const datesAsked = (items: readonly Asked[]): ReadonlySet<OccurrenceId> =>
	new Set(items.filter((item) => item.asksMe).map((item) => item.occurrence));

/**
 * What an answer is about: these lines on these dates, as far as they wait for it. What has been
 * answered already is never answered again, so one answer may be several scopes. An empty scope
 * means the whole booking.
 */
export function answered(
	items: readonly Asked[],
	lines: ReadonlySet<LineId>,
	dates: ReadonlySet<OccurrenceId>
): readonly Scope[] {
	const about = items.filter(
		(item) => item.asksMe && lines.has(item.line) && dates.has(item.occurrence)
	);
	if (about.length > 0 && about.length === items.length) return [{}];
	const byDate = new Map<OccurrenceId, LineId[]>();
	for (const { line, occurrence } of about) {
		byDate.set(occurrence, [...(byDate.get(occurrence) ?? []), line]);
	}
	const scopes = new Map<string, { lines: readonly LineId[]; occurrences: OccurrenceId[] }>();
	for (const [occurrence, named] of byDate) {
		const alike = scopes.get(named.join());
		if (alike) alike.occurrences.push(occurrence);
		else scopes.set(named.join(), { lines: named, occurrences: [occurrence] });
	}
	return [...scopes.values()];
}
