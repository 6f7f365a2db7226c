import type { FeedScope } from '../../domain/feed/types.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { AssociationRow, ResourceRow } from '../../store/rows.ts';

/** Whose bookings may be chosen: what a calendar is named by. */
export type Offered = {
	readonly associations: readonly Pick<AssociationRow, 'id' | 'name'>[];
	readonly resources: readonly Pick<ResourceRow, 'id' | 'name'>[];
};
type Option = { readonly value: string; readonly label: string };

export const optionsOf = ({ associations, resources }: Offered): readonly Option[] => [
	{ value: 'mine', label: m.calendar_export_mine() },
	...associations.map(({ id, name }) => ({
		value: id,
		label: m.calendar_export_association({ name })
	})),
	...resources.map(({ id, name }) => ({ value: id, label: m.calendar_export_resource({ name }) }))
];

/** What a chosen option means, and the name it goes by; one's own where it means nothing. */
export function chosenIn(
	{ associations, resources }: Offered,
	value: string
): { readonly scope: FeedScope; readonly name: string | undefined } {
	const association = associations.find(({ id }) => id === value);
	if (association)
		return {
			scope: { of: 'association', association: association.id },
			name: association.name
		};
	const resource = resources.find(({ id }) => id === value);
	if (resource) return { scope: { of: 'resource', resource: resource.id }, name: resource.name };
	return { scope: { of: 'mine' }, name: undefined };
}

/** "De Foyer rural", "Les miennes": an address as it was made. */
export function scopeWords(offered: Offered, scope: FeedScope): string {
	const value =
		scope.of === 'mine' ? 'mine' : scope.of === 'association' ? scope.association : scope.resource;
	const option = optionsOf(offered).find((one) => one.value === value);
	return option?.label ?? m.outward_feed_gone();
}
