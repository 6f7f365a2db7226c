import { unitsFree } from '../../domain/availability/free.ts';
import type { Places } from '../../domain/availability/places.ts';
import type { ResourceId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/types.ts';

/** Instants of `(from, to)` at which something about the resource or a part of it begins or ends. */
function edges(
	places: Places,
	resource: ResourceId,
	from: Instant,
	to: Instant
): readonly Instant[] {
	const found = places
		.needsOf(resource)
		.flatMap(({ resource: part, before, after }) =>
			[
				...places.usesOver(part, from - before, to + after),
				...places.outagesOf(part),
				...places.closuresOf(part)
			].flatMap((span) => [span.from - after, span.to + before])
		);
	return found.filter((at) => at > from && at < to).toSorted((a, b) => a - b);
}

/**
 * How many are free now (BK14), and until when that many are: the next instant before `to` at which
 * fewer (or, where none is, at least one) will be.
 */
export function freeNow(
	places: Places,
	resource: ResourceId,
	now: Instant,
	to: Instant
): { readonly free: number; readonly until: Instant | undefined } {
	const free = unitsFree(places, resource, now, now + 1);
	const until = edges(places, resource, now, to).find((at) => {
		const then = unitsFree(places, resource, at, at + 1);
		return free > 0 ? then < free : then > 0;
	});
	return { free, until };
}
