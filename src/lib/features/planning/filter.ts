import { isKey, type AssociationId, type ResourceId, type SpaceId } from '../../domain/ids.ts';
import { RESOURCE_KINDS, type ResourceKind } from '../../domain/resource/types.ts';
import { isDate } from '../../domain/time/date.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OccurrenceRow } from '../../store/rows.ts';

export type Filter = {
	readonly kind: ResourceKind | undefined;
	/** Any of these things; none: all of them. */
	readonly resources: readonly ResourceId[];
	readonly association: AssociationId | undefined;
	/** Name of the commune where the things are. */
	readonly commune: string | undefined;
	readonly mine: boolean;
};
/** One of the things a filter may ask for: each thing by itself. */
export type FilterPart =
	| { readonly of: 'mine' | 'kind' | 'association' | 'commune' }
	| { readonly of: 'resource'; readonly resource: ResourceId };

export const NO_FILTER: Filter = {
	kind: undefined,
	resources: [],
	association: undefined,
	commune: undefined,
	mine: false
};

/** What the filter asks for, in the order it is said. */
export function partsOf({ mine, kind, resources, association, commune }: Filter): FilterPart[] {
	return [
		...(mine ? [{ of: 'mine' } as const] : []),
		...(kind === undefined ? [] : [{ of: 'kind' } as const]),
		...resources.map((resource) => ({ of: 'resource', resource }) as const),
		...(association === undefined ? [] : [{ of: 'association' } as const]),
		...(commune === undefined ? [] : [{ of: 'commune' } as const])
	];
}

export const countFilters = (filter: Filter): number => partsOf(filter).length;
export const isFiltering = (filter: Filter): boolean => countFilters(filter) > 0;
export const without = (filter: Filter, part: FilterPart): Filter =>
	part.of === 'resource'
		? withoutThings(filter, new Set([part.resource]))
		: { ...filter, [part.of]: NO_FILTER[part.of] };

/** The same filter when it asks for none of these things. */
export function withoutThings(filter: Filter, gone: ReadonlySet<ResourceId>): Filter {
	const resources = filter.resources.filter((id) => !gone.has(id));
	return resources.length === filter.resources.length ? filter : { ...filter, resources };
}

/**
 * A row passes when one item fits kind, things and commune together, and the booking fits the rest.
 * `there` holds the things of the commune asked for; rows don't say where things are.
 */
export function passes(
	filter: Filter,
	row: OccurrenceRow,
	there: ReadonlySet<ResourceId> = new Set()
): boolean {
	if (filter.mine && !row.mine) return false;
	if (filter.association !== undefined && row.association !== filter.association) return false;
	const { kind, resources, commune } = filter;
	if (kind === undefined && resources.length === 0 && commune === undefined) return true;
	return row.items.some(
		(item) =>
			(kind === undefined || item.kind === kind) &&
			(resources.length === 0 || resources.includes(item.resource)) &&
			(commune === undefined || there.has(item.resource))
	);
}

export const VIEWS = ['agenda', 'semaine', 'mois'] as const;
export type PlanningKind = (typeof VIEWS)[number];

/** The planning's state as it stands in the address, so that a view can be shared and comes back. */
export type PlanningAddress = {
	readonly view: PlanningKind;
	readonly day: LocalDate | undefined;
	readonly filter: Filter;
};

/** No commune's name is longer. */
const LONGEST_COMMUNE = 60;

export function readAddress(params: URLSearchParams): PlanningAddress {
	const day = params.get('jour') ?? '';
	const resources = params.getAll('ressource').filter((id) => isKey<ResourceId>(id));
	const association = params.get('association');
	const commune = params.get('commune')?.slice(0, LONGEST_COMMUNE);
	return {
		view: VIEWS.find((view) => view === params.get('vue')) ?? 'agenda',
		day: isDate(day) ? day : undefined,
		filter: {
			kind: RESOURCE_KINDS.find((kind) => kind === params.get('type')),
			resources: [...new Set(resources)],
			association: isKey<AssociationId>(association) ? association : undefined,
			commune: commune === '' ? undefined : commune,
			mine: params.get('miennes') === '1'
		}
	};
}

export const addressIn = (search: string): PlanningAddress =>
	readAddress(new URLSearchParams(search));

/** `?vue=semaine&jour=2027-06-12&ressource=…&ressource=…`; empty when there is nothing to say. */
export function writeAddress({ view, day, filter }: PlanningAddress): string {
	const params = new URLSearchParams();
	if (view !== 'agenda') params.set('vue', view);
	if (day !== undefined) params.set('jour', day);
	if (filter.kind !== undefined) params.set('type', filter.kind);
	for (const resource of filter.resources) params.append('ressource', resource);
	if (filter.association !== undefined) params.set('association', filter.association);
	if (filter.commune !== undefined) params.set('commune', filter.commune);
	if (filter.mine) params.set('miennes', '1');
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}

/** Where what is shown is saved as a calendar. */
export const calendarOf = (space: SpaceId, { filter }: PlanningAddress): string => {
	const asked = writeAddress({ view: 'agenda', day: undefined, filter });
	return `/e/${space}/plus/calendrier?de=planning${asked.replace('?', '&')}`;
};
