import type { ResourceKind } from '../../../domain/resource/types.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { IconName } from '../../../ui/icon/shapes.ts';

const BY_WORD: readonly (readonly [string, IconName])[] = [
	['table', 'table'],
	['chaise', 'chair'],
	['banc', 'chair'],
	['barnum', 'marquee'],
	['tente', 'marquee'],
	['chapiteau', 'marquee'],
	['tonnelle', 'marquee'],
	['sono', 'speaker'],
	['enceinte', 'speaker'],
	['micro', 'speaker'],
	['remorque', 'trailer'],
	['minibus', 'minibus'],
	['percolateur', 'urn'],
	['cafetiere', 'urn'],
	['videoprojecteur', 'projector']
];

const BY_KIND = {
	room: 'room',
	equipment: 'box',
	technical: 'speaker',
	vehicle: 'minibus',
	skill: 'skill',
	volunteers: 'volunteers',
	staffTime: 'staffTime'
} satisfies Record<ResourceKind, IconName>;

/** A drawing beside the name: the thing when its name says it, else its kind. */
export function iconOf(name: string, kind: ResourceKind): IconName {
	const words = searchable(name).split(' ');
	return BY_WORD.find(([word]) => words.includes(word))?.[1] ?? BY_KIND[kind];
}
