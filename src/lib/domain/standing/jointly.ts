import type { Need } from '../availability/needs.ts';
import type { Places, Use } from '../availability/places.ts';
import type { ResourceId } from '../ids.ts';
import type { Instant } from '../time/types.ts';
import type { Take } from './claim.ts';

/** Places that answer as others do, but for what a subclass says otherwise. */
export class Overlaid<P extends Places> implements Places {
	protected readonly places: P;

	constructor(places: P) {
		this.places = places;
	}

	usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[] {
		return this.places.usesOver(resource, from, to);
	}

	termsOf(resource: ResourceId) {
		return this.places.termsOf(resource);
	}

	needsOf(resource: ResourceId): readonly Need[] {
		return this.places.needsOf(resource);
	}

	outagesOf(resource: ResourceId) {
		return this.places.outagesOf(resource);
	}

	closuresOf(resource: ResourceId) {
		return this.places.closuresOf(resource);
	}
}

/** The places with some claims laid over them: lines and dates tried jointly, each after those before it (BK7). */
export class Jointly extends Overlaid<Places> {
	private readonly added = new Map<ResourceId, Take[]>();

	add(takes: readonly Take[]): void {
		for (const take of takes) {
			const list = this.added.get(take.resource);
			if (list === undefined) this.added.set(take.resource, [take]);
			else list.push(take);
		}
	}

	override usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[] {
		const uses = super.usesOver(resource, from, to);
		const added = this.added.get(resource);
		if (added === undefined) return uses;
		return [...uses, ...added.filter((take) => take.from < to && take.to > from)];
	}
}
