import type { ResourceKind } from '../../domain/resource/types.ts';
import { searchable } from '../../domain/text/search.ts';
import type { IconName } from '../../ui/icon/shapes.ts';

/** The commonest things have a drawing of their own; words as `searchable` writes them. */
const BY_NAME: readonly (readonly [RegExp, IconName])[] = [
	[/\b(table|plateau|treteau)\b/, 'table'],
	[/\b(chaise|banc|siege|fauteuil)\b/, 'chair'],
	[/\b(barnum|tente|chapiteau|tonnelle|vitabri)\b/, 'marquee'],
	[/\b(sono|enceinte|ampli|micro|haut parleur)\b/, 'speaker'],
	[/\b(percolateur|cafetiere|bouilloire|fontaine)\b/, 'urn'],
	[/\b(video ?projecteur|projecteur|ecran)\b/, 'projector'],
	[/\b(remorque)\b/, 'trailer'],
	[/\b(minibus|camion|fourgon|voiture|utilitaire)\b/, 'minibus'],
	[/\b(tronconneuse|tondeuse|outil|perceuse|echelle|groupe electrogene)\b/, 'tool']
];
const BY_KIND: Readonly<Record<ResourceKind, IconName>> = {
	room: 'room',
	equipment: 'box',
	technical: 'tool',
	vehicle: 'minibus',
	skill: 'skill',
	volunteers: 'volunteers',
	staffTime: 'staffTime'
};
const DRAWN_BY_KIND: readonly ResourceKind[] = ['room', 'skill', 'volunteers', 'staffTime'];

/** The drawing that stands for a thing: by its name, or failing that by its kind. */
export function iconOf({
	kind,
	name
}: {
	readonly kind: ResourceKind;
	readonly name: string;
}): IconName {
	if (DRAWN_BY_KIND.includes(kind)) return BY_KIND[kind];
	const words = searchable(name);
	return BY_NAME.find(([known]) => known.test(words))?.[1] ?? BY_KIND[kind];
}
