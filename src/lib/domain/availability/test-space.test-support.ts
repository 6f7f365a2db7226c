/** A small space to ask availability questions about: resources by name, uses added by hand. */
import type { BookingId, ClosureId, ResourceId } from '../ids.ts';
import type { ResourceTerms } from '../standing/types.ts';
import type { Holiday, LocalDateTime, Span, Zone } from '../time/types.ts';
import { instantOf, localOf } from '../time/zoned.ts';
import { needsOf } from './needs.ts';
import type { Places, Use, Wanted } from './places.ts';

export const PARIS = 'Europe/Paris' as Zone;
export const id = (name: string) => name as ResourceId;

export const PLAIN: ResourceTerms = {
	capacity: 1,
	parts: [],
	turnaround: { before: 0, after: 0 },
	opening: {},
	policy: { confirm: 'itself' },
	retired: false
};

export type Resources = Readonly<Record<string, Partial<ResourceTerms>>>;
export type UseOf = Use & { readonly resource: ResourceId };

/** `2026-11-22T14:00` in Paris. */
export const instant = (local: string) => instantOf(local as LocalDateTime, PARIS);
export const spanOf = (from: string, to: string): Span => ({
	from: instant(from),
	to: instant(to)
});

export const useOf = (
	resource: string,
	from: string,
	to: string,
	quantity = 1,
	booking = 'other'
): UseOf => ({
	resource: id(resource),
	booking: booking as BookingId,
	quantity,
	...spanOf(from, to)
});

export function wantedOf(
	resource: string,
	start: string,
	end: string,
	quantity = 1,
	holiday: Holiday = 'none'
): Wanted {
	const span = spanOf(start, end);
	return {
		resource: id(resource),
		quantity,
		holiday,
		...span,
		start: localOf(span.from, PARIS),
		end: localOf(span.to, PARIS)
	};
}

export function placesWith(
	resources: Resources,
	uses: readonly UseOf[] = [],
	outages: Readonly<Record<string, readonly (Span & { units: number })[]>> = {},
	closures: Readonly<Record<string, readonly Span[]>> = {}
): Places {
	const termsOf = (name: ResourceId) => {
		const own = resources[name];
		return own === undefined ? undefined : { ...PLAIN, ...own };
	};
	return {
		termsOf,
		needsOf: (name) => needsOf(name, termsOf),
		usesOver: (name, from, to) =>
			uses.filter((use) => use.resource === name && use.from < to && use.to > from),
		outagesOf: (name) => outages[name] ?? [],
		closuresOf: (name) =>
			(closures[name] ?? []).map((span, index) => ({
				...span,
				id: `${name}-closure-${index}` as ClosureId
			}))
	};
}
