import type { Closed, UnitsOut } from '../availability/places.ts';
import type { OutageId, ResourceId } from '../ids.ts';
import type { Span } from '../time/types.ts';
import { IntervalList } from './interval-list.ts';
import type { ResourceTerms } from './types.ts';
import type { Moment, Take } from './claim.ts';
import type { Wait } from './item.ts';
import { copyTimes, type Times } from './quota.ts';

export type Out = UnitsOut & { readonly id: OutageId; readonly noted: Moment };
export type ClosedSpan = Closed & Span & { readonly noted: Moment };

/** All that the book knows of one resource. */
export type Shelf = {
	/** The layer of the book that may write to it; others copy it first. */
	readonly owner: object;
	readonly resource: ResourceId;
	terms: ResourceTerms | undefined;
	/** When capacity was last lowered, and when it was last retired. */
	lowered: Moment;
	retired: Moment;
	takes: IntervalList<Take>;
	waits: IntervalList<Wait>;
	outages: readonly Out[];
	closures: readonly ClosedSpan[];
	/** RS6: counted when first asked for. */
	times: Times | undefined;
	/** Resources that have this one among their parts. */
	wholes: readonly ResourceId[];
};

const BEGINNING: Moment = { turn: 0, number: 0, reentered: false };

export function emptyShelf(owner: object, resource: ResourceId): Shelf {
	return {
		owner,
		resource,
		terms: undefined,
		lowered: BEGINNING,
		retired: BEGINNING,
		takes: new IntervalList(),
		waits: new IntervalList(),
		outages: [],
		closures: [],
		times: undefined,
		wholes: []
	};
}

export function copyShelf(owner: object, shelf: Shelf): Shelf {
	return {
		...shelf,
		owner,
		takes: shelf.takes.copy(),
		waits: shelf.waits.copy(),
		times: copyTimes(shelf.times)
	};
}
