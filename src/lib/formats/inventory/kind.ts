import type { ResourceKind } from '../../domain/resource/types.ts';
import { plain } from './plain.ts';

/** Words of the category column; the first whose beginning is met decides. */
const CATEGORIES: readonly (readonly [RegExp, ResourceKind])[] = [
	[/^(moyens? )?tech/, 'technical'],
	[/^(loca(l|ux)|salle|batiment|terrain|lieu|espace|bureau|room)/, 'room'],
	[/^(vehicule|vehicle|voiture|transport|minibus|utilitaire|remorque)/, 'vehicle'],
	[/^(competence|skill|savoir|expertise)/, 'skill'],
	[/^(benevol|volontaire|volunteer)/, 'volunteers'],
	[
		/^(personnel|staff|salari|employe|animat|mise a disposition|rh\b|temps de travail)/,
		'staffTime'
	],
	[/^(son|sono|lumiere|audio|video|image|informatique|electri)/, 'technical'],
	[/^(materiel|mobilier|equipement|equipment|outil|vaisselle|objet|jeu|divers)/, 'equipment']
];
/** Words of a name, when there is no category. */
const NAMES: readonly (readonly [RegExp, ResourceKind])[] = [
	[/^(grande |petite )?(salle|cuisine|bureau|local|terrain|gymnase|dojo|chalet|foyer)\b/, 'room'],
	[/^(minibus|remorque|camion|fourgon|voiture|velo|tracteur)/, 'vehicle'],
	[
		/^(sono|video|ecran|micro|enceinte|ampli|projecteur|groupe electrogene|ordinateur|imprimante)/,
		'technical'
	],
	[/^benevol/, 'volunteers'],
	[/^(animat|secretair|salari|agent)/, 'staffTime'],
	[/^(aide|cours|conseil|formation)\b/, 'skill']
];

const among = (list: readonly (readonly [RegExp, ResourceKind])[], text: string) =>
	list.find(([words]) => words.test(text))?.[1];

/** The kind a category says, or failing that the one its name suggests: then `guessed`. */
export function readKind(
	category: string,
	name: string
): { readonly kind: ResourceKind; readonly guessed: boolean } {
	const said = among(CATEGORIES, plain(category));
	if (said) return { kind: said, guessed: false };
	return { kind: among(NAMES, plain(name)) ?? 'equipment', guessed: true };
}
