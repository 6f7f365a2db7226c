import { lookOf, type BadgeLook } from '../../../ui/badge.ts';
import type { Bar } from './bars.ts';

export type Level = { readonly st: BadgeLook; readonly units: number; readonly height: number };

/** From the bottom: what is sure first, what waits on top. */
const ORDER = ['late', 'settle', 'confirmed', 'held', 'asked', 'waiting'] satisfies BadgeLook[];

/**
 * One day's quantities as levels from the bottom, by standing: at each standing the most that is
 * taken at one moment (BK3), not the sum over the day. Heights in hundredths of the cell.
 */
export function heapOf(bars: readonly Bar[], capacity: number): Level[] {
	return ORDER.flatMap((st) => {
		const own = bars.filter((bar) => (bar.late ? 'late' : lookOf(bar.shown)) === st);
		const units = Math.max(
			0,
			...own.map(({ row }) =>
				own
					.filter((other) => other.row.from <= row.from && other.row.to > row.from)
					.reduce((sum, other) => sum + other.quantity, 0)
			)
		);
		return units === 0
			? []
			: [{ st, units, height: Math.min(100, (units / Math.max(capacity, 1)) * 100) }];
	});
}
