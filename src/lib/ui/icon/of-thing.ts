import type { IconName } from './shapes.ts';

/** The commonest things have a drawing of their own; words in lower case, without accents or plurals. */
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
const BY_KIND = {
	room: 'room',
	equipment: 'box',
	technical: 'tool',
	vehicle: 'minibus',
	skill: 'skill',
	volunteers: 'volunteers',
	staffTime: 'staffTime'
} as const satisfies Record<string, IconName>;
const DRAWN_BY_KIND: readonly string[] = ['room', 'skill', 'volunteers', 'staffTime'];

/** The drawing that stands for a thing: by its name, as it is searched, or failing that by its kind. */
export function iconOfThing(kind: keyof typeof BY_KIND, searched: string): IconName {
	if (DRAWN_BY_KIND.includes(kind)) return BY_KIND[kind];
	return BY_NAME.find(([known]) => known.test(searched))?.[1] ?? BY_KIND[kind];
}
