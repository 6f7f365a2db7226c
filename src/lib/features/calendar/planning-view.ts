import { isKey, type AssociationId, type ResourceId } from '../../domain/ids.ts';
import { RESOURCE_KINDS, type ResourceKind } from '../../domain/resource/types.ts';
import { kindsName } from '../../i18n/kinds.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { BookingRow } from '../../store/rows.ts';
import type { Offered } from './whose.ts';

/** What the planning was narrowed to when one came from it: `?de=planning&type=room…`. */
export type PlanningView = {
	readonly kind: ResourceKind | undefined;
	/** Any of these; none: all of them. */
	readonly resources: readonly ResourceId[];
	readonly association: AssociationId | undefined;
	readonly commune: string | undefined;
	readonly mine: boolean;
};

export function viewIn(params: URLSearchParams): PlanningView | undefined {
	if (params.get('de') !== 'planning') return undefined;
	const resources = params.getAll('ressource').filter((id) => isKey<ResourceId>(id));
	const association = params.get('association');
	return {
		kind: RESOURCE_KINDS.find((kind) => kind === params.get('type')),
		resources,
		association: isKey<AssociationId>(association) ? association : undefined,
		commune: params.get('commune') ?? undefined,
		mine: params.get('miennes') === '1'
	};
}

/** "Ce que montrait le planning : Locaux, Foyer rural". */
export function viewWords(view: PlanningView, { associations, resources }: Offered): string {
	const parts = [
		view.mine && m.calendar_export_mine(),
		view.kind && kindsName(view.kind),
		...resources.filter(({ id }) => view.resources.includes(id)).map(({ name }) => name),
		associations.find(({ id }) => id === view.association)?.name,
		view.commune
	].filter((part) => typeof part === 'string');
	return parts.length === 0 ? m.outward_view_all() : m.outward_view_of({ what: parts.join(', ') });
}

/** The booking as far as the planning showed it; undefined where it showed nothing of it. */
export function seenIn(
	view: PlanningView,
	row: BookingRow,
	isMine: boolean,
	communeOf: (resource: ResourceId) => string | undefined
): BookingRow | undefined {
	if (view.mine && !isMine) return undefined;
	if (view.association !== undefined && row.body.association !== view.association) return undefined;
	const items = row.items.filter(
		(item) =>
			(view.kind === undefined || item.kind === view.kind) &&
			(view.resources.length === 0 || view.resources.includes(item.resource)) &&
			(view.commune === undefined || communeOf(item.resource) === view.commune)
	);
	return items.length === 0 ? undefined : { ...row, items };
}
