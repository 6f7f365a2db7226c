import type { Need } from '../availability/needs.ts';
import type { Places, Use } from '../availability/places.ts';
import type { ResourceId } from '../ids.ts';
import type { Instant } from '../time/types.ts';

/** What one claim takes of one resource. */
type Laid = Use & { readonly resource: ResourceId };

/** The places with some claims laid over them: lines and dates tried jointly, each after those before it (BK7). */
export class Jointly implements Places {
	private readonly places: Places;
	private readonly added = new Map<ResourceId, Laid[]>();

	constructor(places: Places) {
		this.places = places;
	}

	add(takes: readonly Laid[]): void {
		for (const take of takes) {
			const list = this.added.get(take.resource);
			if (list === undefined) this.added.set(take.resource, [take]);
			else list.push(take);
		}
	}

	usesOver(resource: ResourceId, from: Instant, to: Instant): readonly Use[] {
		const uses = this.places.usesOver(resource, from, to);
		const added = this.added.get(resource);
		if (added === undefined) return uses;
		return [...uses, ...added.filter((take) => take.from < to && take.to > from)];
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
