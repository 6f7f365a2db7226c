import { plain } from './plain.ts';

/** What a column of an inventory can say. */
export const FIELDS = [
	'name',
	'kind',
	'quantity',
	'owner',
	'commune',
	'site',
	'state',
	'purchase',
	'deposit',
	'tariffMember',
	'tariffLocal',
	'tariffOutside',
	'tariffPrivate',
	'steward',
	'phone',
	'email',
	'seats',
	'remarks'
] as const;
export type Field = (typeof FIELDS)[number];

/**
 * Headings met in the field, without accents or case. A heading belongs to the first field of
 * which it equals a word list, and failing that to the one of which it contains the longest.
 */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
	name: [
		'designation',
		'nom',
		'libelle',
		'intitule',
		'objet',
		'ressource',
		'materiel',
		'article',
		'description courte'
	],
	kind: ['categorie', 'type', 'nature', 'famille', 'genre'],
	quantity: ['quantite', 'qte', 'nombre', 'nb', 'nbre', 'stock', 'exemplaires'],
	owner: ['proprietaire', 'association', 'structure', 'appartient a', 'foyer', 'organisme'],
	commune: ['commune', 'ville', 'village', 'localite'],
	site: [
		'lieu de stockage',
		'lieu',
		'stockage',
		'emplacement',
		'localisation',
		'ou',
		'adresse',
		'rangement'
	],
	state: ['etat', 'condition', 'etat general'],
	purchase: ['valeur d achat', 'valeur', 'prix d achat', 'valeur achat', 'cout', 'valeur neuf'],
	deposit: ['caution', 'depot de garantie', 'garantie'],
	tariffMember: [
		'tarif adherent',
		'tarif adherents',
		'tarif association',
		'tarif membre',
		'tarif interne',
		'prix adherent',
		'tarif',
		'prix',
		'prix de location',
		'location'
	],
	tariffLocal: ['tarif habitant', 'tarif commune', 'tarif local', 'tarif habitants'],
	tariffOutside: [
		'tarif exterieur',
		'tarif exterieurs',
		'tarif externe',
		'tarif hors commune',
		'tarif non adherent',
		'prix exterieur',
		'exterieur'
	],
	tariffPrivate: ['tarif particulier', 'tarif particuliers', 'tarif prive', 'particuliers'],
	steward: [
		'referent',
		'referente',
		'responsable',
		'contact',
		'personne a contacter',
		'gestionnaire',
		'interlocuteur'
	],
	phone: ['telephone', 'tel', 'portable', 'mobile', 'numero', 'tel referent', 'no de telephone'],
	email: ['courriel', 'mail', 'email', 'e mail', 'adresse mail', 'adresse electronique'],
	seats: ['capacite', 'places', 'nombre de places', 'places assises', 'jauge'],
	remarks: [
		'remarques',
		'remarque',
		'observations',
		'observation',
		'commentaires',
		'commentaire',
		'notes',
		'note',
		'description',
		'divers',
		'infos',
		'informations'
	]
};

/** Letters and digits alone, so that "N° de tél." and "no de tel" are the same heading. */
const words = (heading: string) =>
	plain(heading)
		.replaceAll('°', 'o')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** The field a heading names, and how sure that is: 0 not at all, above 100 word for word. */
export function fieldOf(
	heading: string
): { readonly field: Field; readonly sure: number } | undefined {
	const typed = words(heading);
	if (typed === '') return undefined;
	let best: { field: Field; sure: number } | undefined;
	for (const field of FIELDS) {
		for (const known of HEADINGS[field]) {
			const sure =
				typed === known
					? 100 + known.length
					: ` ${typed} `.includes(` ${known} `)
						? known.length
						: 0;
			if (sure > (best?.sure ?? 0)) best = { field, sure };
		}
	}
	return best;
}
