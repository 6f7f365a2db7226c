import { addDays, dateOf } from '../../../domain/time/date.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { lastDateOf } from '../../../domain/time/zoned.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { Occasion } from './lines.ts';

const MINUTES_A_DAY = 1440;

/** Local days whose claims can stand in the way of a booking at these times, turnaround included. */
export function daysTouched(
	dates: readonly Pick<Occasion, 'range'>[],
	rows: readonly Pick<ResourceRow, 'body'>[]
): readonly LocalDate[] {
	const widest = Math.max(
		0,
		...rows.flatMap(({ body }) => [body.turnaround?.before ?? 0, body.turnaround?.after ?? 0])
	);
	const margin = Math.ceil(widest / MINUTES_A_DAY);
	const days = new Set<LocalDate>();
	for (const { range } of dates) {
		const last = addDays(lastDateOf(range), margin);
		for (let day = addDays(dateOf(range.start), -margin); day <= last; day = addDays(day, 1)) {
			days.add(day);
		}
	}
	return [...days];
}
