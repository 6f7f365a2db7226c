import type { Use } from '../availability/places.ts';
import type { ResourceId } from '../ids.ts';
import type { Instant } from '../time/types.ts';
import type { BookState } from './state.ts';
import { Overlaid } from './jointly.ts';

/**
 * The places as they were for a claim that comes back from before a restore: it was told yes or no
 * beside the claims numbered before it, whatever others have been told since.
 */
export class ToldBefore extends Overlaid<BookState> {
	private readonly number: Instant;

	constructor(state: BookState, number: Instant) {
		super(state);
		this.number = number;
	}

	override usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[] {
		return this.places
			.takesOver(resource, from, to)
			.filter((take) => take.since.number < this.number);
	}
}
