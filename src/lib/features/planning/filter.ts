import { isKey, type AssociationId, type ResourceId } from '../../domain/ids.ts';
import { RESOURCE_KINDS, type ResourceKind } from '../../domain/resource/types.ts';
import { isDate } from '../../domain/time/date.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

export type Filter = {
	readonly kind: ResourceKind | undefined;
	readonly resource: ResourceId | undefined;
	readonly association: AssociationId | undefined;
	readonly mine: boolean;
};

export const NO_FILTER: Filter = {
	kind: undefined,
	resource: undefined,
	association: undefined,
	mine: false
};

export const countFilters = (filter: Filter): number =>
	[filter.kind, filter.resource, filter.association, filter.mine || undefined].filter(
		(part) => part !== undefined
	).length;

export const isFiltering = (filter: Filter): boolean => countFilters(filter) > 0;

/** A row passes when one item fits kind and resource together, and the booking fits the rest. */
export function passes(filter: Filter, row: OccurrenceRow): boolean {
	if (filter.mine && !row.mine) return false;
	if (filter.association !== undefined && row.association !== filter.association) return false;
	if (filter.kind === undefined && filter.resource === undefined) return true;
	return row.items.some(
		(item) =>
			(filter.kind === undefined || item.kind === filter.kind) &&
			(filter.resource === undefined || item.resource === filter.resource)
	);
}

/** The planning's state as it stands in the address, so that a view can be shared and comes back. */
export type PlanningAddress = { readonly day: LocalDate | undefined; readonly filter: Filter };

export function readAddress(params: URLSearchParams): PlanningAddress {
	const day = params.get('jour') ?? '';
	const resource = params.get('ressource');
	const association = params.get('association');
	return {
		day: isDate(day) ? day : undefined,
		filter: {
			kind: RESOURCE_KINDS.find((kind) => kind === params.get('type')),
			resource: isKey<ResourceId>(resource) ? resource : undefined,
			association: isKey<AssociationId>(association) ? association : undefined,
			mine: params.get('miennes') === '1'
		}
	};
}

/** `?jour=2027-06-12&type=room`; empty when there is nothing to say. */
export function writeAddress({ day, filter }: PlanningAddress): string {
	const params = new URLSearchParams();
	if (day !== undefined) params.set('jour', day);
	if (filter.kind !== undefined) params.set('type', filter.kind);
	if (filter.resource !== undefined) params.set('ressource', filter.resource);
	if (filter.association !== undefined) params.set('association', filter.association);
	if (filter.mine) params.set('miennes', '1');
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
