import { DAYS } from './bars.ts';

/** Where one is in the grid, and where the span one chooses began: the same day when there is none. */
export type Spot = { readonly row: number; readonly day: number; readonly since: number };

export const spanOf = ({
	day,
	since
}: Spot): { readonly first: number; readonly last: number } => ({
	first: Math.min(day, since),
	last: Math.max(day, since)
});

/** Where a key leads in a grid of so many rows; undefined when it means nothing there. */
export function stepSpot(
	spot: Spot,
	key: string,
	{ shift, ctrl }: { readonly shift: boolean; readonly ctrl: boolean },
	rows: number
): Spot | undefined {
	const to = (row: number, day: number): Spot => {
		const inside = {
			row: Math.min(Math.max(row, 0), rows - 1),
			day: Math.min(Math.max(day, 0), DAYS - 1)
		};
		// A span stays on one thing.
		const keeps = shift && inside.row === spot.row;
		return { ...inside, since: keeps ? spot.since : inside.day };
	};
	switch (key) {
		case 'ArrowLeft':
			return to(spot.row, spot.day - 1);
		case 'ArrowRight':
			return to(spot.row, spot.day + 1);
		case 'ArrowUp':
			return to(spot.row - 1, spot.day);
		case 'ArrowDown':
			return to(spot.row + 1, spot.day);
		case 'Home':
			return to(ctrl ? 0 : spot.row, 0);
		case 'End':
			return to(ctrl ? rows - 1 : spot.row, DAYS - 1);
		default:
			return undefined;
	}
}
