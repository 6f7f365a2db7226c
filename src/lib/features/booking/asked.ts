import type { BookingId } from '../../domain/ids.ts';
import type { Range } from '../../domain/time/types.ts';
import type { Kept } from '../../store/rows.ts';

/** What a booking is to those who read it, whatever stands against it. */
export type Asked = {
	readonly booking: BookingId;
	readonly purpose: string | undefined;
	readonly items: readonly { readonly resourceName: string; readonly quantity: number }[];
	readonly range: Range;
	readonly associationName: string;
	readonly partnerName: string | undefined;
	readonly headcount: number | undefined;
	readonly kept: Kept;
};

let latest: Asked | undefined;

/**
 * Remembers what was asked a moment ago, once it is on the phone's disk: its page says so from its
 * first frame, without waiting for the worker that works out where it stands.
 */
export const rememberAsked = (asked: Asked): void => void (latest = asked);

/** What was remembered of a booking. */
export const justAsked = (booking: BookingId): Asked | undefined =>
	latest?.booking === booking ? latest : undefined;

/** Its page has read it: from now on it is told as it was filed. */
export function forgetAsked(booking: BookingId): void {
	if (latest?.booking === booking) latest = undefined;
}
