import { guessBy } from '../table/columns.ts';

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
	'squareMetres',
	'stepFree',
	'conditions',
	'safety',
	'remarks',
	'id'
] as const;
export type Field = (typeof FIELDS)[number];

/** Headings met in the field, without accents or case. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
	id: ['identifiant', 'identifier'],
	squareMetres: ['surface en m2', 'surface', 'm2', 'superficie', 'area in m2', 'area'],
	stepFree: ['plain pied', 'de plain pied', 'acces pmr', 'pmr', 'step free'],
	conditions: ['conditions', 'conditions de pret', 'reglement', 'conditions d utilisation'],
	safety: ['consignes de securite', 'securite', 'consignes', 'safety notes', 'safety'],
	name: [
		'designation',
		'nom',
		'libelle',
		'intitule',
		'objet',
		'ressource',
		'materiel',
		'article',
		'description courte',
		'name'
	],
	kind: ['categorie', 'type', 'nature', 'famille', 'genre', 'sorte', 'kind'],
	quantity: ['quantite', 'qte', 'nombre', 'nb', 'nbre', 'stock', 'exemplaires', 'quantity'],
	owner: ['proprietaire', 'association', 'structure', 'appartient a', 'foyer', 'organisme'],
	commune: ['commune', 'ville', 'village', 'localite', 'town'],
	site: [
		'lieu de stockage',
		'lieu',
		'stockage',
		'emplacement',
		'localisation',
		'ou',
		'adresse',
		'rangement',
		'place'
	],
	state: ['etat', 'condition', 'etat general', 'state'],
	purchase: [
		'valeur d achat',
		'valeur',
		'prix d achat',
		'valeur achat',
		'cout',
		'valeur neuf',
		'purchase value'
	],
	deposit: ['caution', 'depot de garantie', 'garantie', 'deposit'],
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
		'location',
		'prix associations de l espace',
		'price associations of the space'
	],
	tariffLocal: [
		'tarif habitant',
		'tarif commune',
		'tarif local',
		'tarif habitants',
		'prix habitants',
		'price locals'
	],
	tariffOutside: [
		'tarif exterieur',
		'tarif exterieurs',
		'tarif externe',
		'tarif hors commune',
		'tarif non adherent',
		'prix exterieur',
		'exterieur',
		'prix exterieurs',
		'price outsiders'
	],
	tariffPrivate: [
		'tarif particulier',
		'tarif particuliers',
		'tarif prive',
		'particuliers',
		'prix particuliers',
		'price private persons'
	],
	steward: [
		'referent',
		'referente',
		'responsable',
		'contact',
		'personne a contacter',
		'gestionnaire',
		'interlocuteur'
	],
	phone: [
		'telephone',
		'tel',
		'portable',
		'mobile',
		'numero',
		'tel referent',
		'no de telephone',
		'phone'
	],
	email: ['courriel', 'mail', 'email', 'e mail', 'adresse mail', 'adresse electronique'],
	seats: ['capacite', 'places', 'nombre de places', 'places assises', 'jauge', 'seats'],
	remarks: [
		'remarques',
		'remarks',
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

/** The field a heading names, and how sure that is: above 100 word for word. */
export const fieldOf = guessBy(FIELDS, HEADINGS);
