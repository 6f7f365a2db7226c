import type { RoomFacts } from '../resource/types.ts';
import type { OpenTo } from './types.ts';

/** How many places of an open booking nobody has taken yet; none when it isn't open (BK15). */
export function placesLeft(
	open: OpenTo | undefined,
	joined: readonly { readonly places: number }[]
): number {
	if (open === undefined) return 0;
	const taken = joined.reduce((sum, each) => sum + each.places, 0);
	return Math.max(0, open.places - taken);
}

/** The seats of a room that a headcount exceeds: it warns, it doesn't refuse (BK1, RS10). */
export function seatsExceeded(
	headcount: number | undefined,
	room: RoomFacts | undefined
): number | undefined {
	if (headcount === undefined || room?.seats === undefined) return undefined;
	return headcount > room.seats ? room.seats : undefined;
}
