import type { Need } from '../availability/needs.ts';
import type { Use, Wanted } from '../availability/places.ts';
import type { BookingId, LineId, OccurrenceId, ResourceId } from '../ids.ts';
import type { Instant } from '../time/types.ts';

/** Units that one claim takes of one resource, turnaround included. */
export type Take = Use & {
	readonly resource: ResourceId;
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	/** When the claim came to be what it is. */
	readonly since: Moment;
	/** RS6: association and season it counts for, on the resource that was asked for. */
	readonly counts: string | undefined;
};

/** Where in the log something happened: `turn` orders, `number` is the relay's clock. */
export type Moment = {
	readonly turn: number;
	readonly number: Instant;
	/** It comes back from before a restore, and was told yes or no then. */
	readonly reentered: boolean;
};

/** What stands: what was asked, and the terms in force when it was held (BK3a). */
export type Claim = {
	readonly asked: Wanted;
	readonly needs: readonly Need[];
	readonly takes: readonly Take[];
	readonly since: Moment;
	readonly confirmsItself: boolean;
	/** RS6: the quota it exceeded, if any. */
	readonly pastQuota: number | undefined;
};

export type ItemKey = {
	readonly booking: BookingId;
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
};

/** What a claim on these needs takes. */
export function takesOf(
	key: ItemKey,
	wanted: Pick<Wanted, 'resource' | 'quantity' | 'from' | 'to'>,
	needs: readonly Need[],
	since: Moment,
	counts: string
): Take[] {
	return needs.map((need) => ({
		booking: key.booking,
		line: key.line,
		occurrence: key.occurrence,
		resource: need.resource,
		quantity: need.each * wanted.quantity,
		from: wanted.from - need.before,
		to: wanted.to + need.after,
		since,
		counts: need.resource === wanted.resource ? counts : undefined
	}));
}

/** The same claim on less, under the same terms (BK6: shrinking takes effect at once). */
export function narrowed(claim: Claim, key: ItemKey, wanted: Wanted): Claim {
	const counts = claim.takes.find((take) => take.counts !== undefined)?.counts ?? '';
	const takes = takesOf(key, wanted, claim.needs, claim.since, counts);
	return { ...claim, asked: wanted, takes };
}
