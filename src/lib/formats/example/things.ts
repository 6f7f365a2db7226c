import type { ResourceKind, TariffUnit } from '../../domain/resource/types.ts';
import type { Weekday } from '../../domain/time/types.ts';
import type { AssociationKey, PersonKey } from './neighbours.ts';

/** A thing of the example, in the fewest words; sums in cents, left out where no price is given. */
export type Thing = {
	readonly name: string;
	readonly kind: ResourceKind;
	readonly capacity: number;
	readonly owner: AssociationKey;
	readonly steward: PersonKey;
	readonly site?: string;
	readonly member?: number;
	readonly outside?: number;
	readonly per?: TariffUnit;
	readonly deposit?: number;
	readonly depositPer?: 'item';
	readonly purchase?: number;
	readonly seats?: number;
	/** Saturday 8 h to Monday 8 h. */
	readonly weekend?: true;
	readonly notOn?: readonly Weekday[];
	/** A steward decides (RS6). */
	readonly asks?: true;
	readonly remarks?: string;
	/** `forDays` from today; without it, until someone says so. */
	readonly broken?: { readonly units: number; readonly reason: string; readonly forDays?: number };
};

/** What seven villages of the Lauragais share. */
export const THINGS: readonly Thing[] = [
	{
		name: 'Salle des fêtes (grande salle)',
		kind: 'room',
		capacity: 1,
		owner: 'montbrun',
		steward: 'delmas',
		site: 'Place de l’Église',
		member: 0,
		outside: 18000,
		deposit: 40000,
		seats: 150,
		weekend: true,
		asks: true,
		remarks:
			'150 personnes max. Clés à retirer le vendredi de 17h à 18h. Week-end = samedi 8h au lundi 8h.'
	},
	{
		name: 'Petite salle (bibliothèque)',
		kind: 'room',
		capacity: 1,
		owner: 'montbrun',
		steward: 'delmas',
		site: 'Place de l’Église',
		member: 0,
		outside: 4000,
		seats: 19,
		notOn: [3],
		asks: true,
		remarks: '19 personnes. Pas le mercredi (halte-lecture).'
	},
	{
		name: 'Cuisine équipée',
		kind: 'room',
		capacity: 1,
		owner: 'montbrun',
		steward: 'delmas',
		site: 'Salle des fêtes',
		member: 2000,
		outside: 6000,
		remarks: 'Se réserve avec la grande salle ; four gaz, 2 frigos'
	},
	{
		name: 'Tables pliantes 183 cm',
		kind: 'equipment',
		capacity: 32,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 0,
		outside: 250,
		per: 'item',
		purchase: 224000,
		remarks: 'Prix par table. 4 par chariot'
	},
	{
		name: 'Chaises coque',
		kind: 'equipment',
		capacity: 120,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 0,
		outside: 50,
		per: 'item',
		purchase: 180000,
		remarks: '10 abîmées mises de côté. État : Usagé',
		broken: { units: 10, reason: '10 abîmées, mises de côté' }
	},
	{
		name: 'Bancs 220 cm',
		kind: 'equipment',
		capacity: 40,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 0,
		outside: 100,
		per: 'item',
		purchase: 160000
	},
	{
		name: 'Barnum 3x3 m',
		kind: 'equipment',
		capacity: 4,
		owner: 'pouze',
		steward: 'cazeneuve',
		site: 'Garage mairie',
		member: 1000,
		outside: 2000,
		per: 'item',
		deposit: 15000,
		depositPer: 'item',
		purchase: 156000,
		remarks: 'Caution par barnum. Lests fournis (16)'
	},
	{
		name: 'Barnum 6x4 m',
		kind: 'equipment',
		capacity: 2,
		owner: 'pouze',
		steward: 'cazeneuve',
		site: 'Garage mairie',
		member: 2500,
		outside: 5000,
		per: 'item',
		deposit: 30000,
		purchase: 198000,
		remarks: 'Montage à 4 personnes. État : 1 pied à changer'
	},
	{
		name: 'Sono portable Yamaha 600i + 2 micros',
		kind: 'technical',
		capacity: 1,
		owner: 'montbrun',
		steward: 'vidal',
		site: 'Armoire grande salle',
		member: 0,
		outside: 4500,
		deposit: 60000,
		purchase: 89000,
		remarks: 'Rendre piles chargées'
	},
	{
		name: 'Vidéoprojecteur Epson',
		kind: 'technical',
		capacity: 1,
		owner: 'issus',
		steward: 'benali',
		site: 'Bibliothèque',
		member: 0,
		outside: 3000,
		deposit: 30000,
		purchase: 54990,
		remarks: 'Câble HDMI + VGA'
	},
	{
		name: 'Écran de projection 2 m',
		kind: 'technical',
		capacity: 1,
		owner: 'issus',
		steward: 'benali',
		site: 'Bibliothèque',
		member: 0,
		purchase: 12000
	},
	{
		name: 'Percolateur 15 L',
		kind: 'equipment',
		capacity: 2,
		owner: 'noueilles',
		steward: 'roques',
		site: 'Salle du club',
		member: 0,
		outside: 1000,
		per: 'item',
		deposit: 5000,
		purchase: 31000
	},
	{
		name: 'Friteuse gaz double',
		kind: 'equipment',
		capacity: 1,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 1500,
		outside: 4000,
		deposit: 15000,
		purchase: 68000,
		remarks: 'Révision gaz avant juin. État : À réviser'
	},
	{
		name: 'Vaisselle (assiettes, verres, couverts)',
		kind: 'equipment',
		capacity: 200,
		owner: 'montbrun',
		steward: 'delmas',
		site: 'Cuisine',
		member: 0,
		outside: 100,
		per: 'person',
		remarks: 'Par personne. Casse : assiette 2 €, verre 1 €, couvert 0,50 €'
	},
	{
		name: 'Grilles d’exposition',
		kind: 'equipment',
		capacity: 20,
		owner: 'issus',
		steward: 'benali',
		site: 'Grange',
		member: 0,
		per: 'item',
		remarks: 'à recompter !'
	},
	{
		name: 'Minibus 9 places Renault Trafic',
		kind: 'vehicle',
		capacity: 1,
		owner: 'ecoliers',
		steward: 'marty',
		site: 'Parking école',
		member: 32,
		outside: 45,
		per: 'km',
		deposit: 100000,
		purchase: 1850000,
		asks: true,
		remarks: 'Tarif au km. Permis B + 3 ans. Carnet de bord obligatoire.'
	},
	{
		name: 'Remorque bâchée 500 kg',
		kind: 'vehicle',
		capacity: 1,
		owner: 'pouze',
		steward: 'cazeneuve',
		site: 'Garage mairie',
		member: 1000,
		outside: 2500,
		deposit: 20000,
		purchase: 95000
	},
	{
		name: 'Animatrice éveil musical (4 h/semaine)',
		kind: 'staffTime',
		capacity: 1,
		owner: 'pouze',
		steward: 'cazeneuve',
		member: 2480,
		per: 'hour',
		asks: true,
		remarks: 'Mise à disposition avec convention. Mardi et jeudi.'
	},
	{
		name: 'Aide compta (Paheko)',
		kind: 'skill',
		capacity: 1,
		owner: 'noueilles',
		steward: 'roques',
		member: 0,
		asks: true,
		remarks: '2 h par mois, sur rendez-vous'
	},
	{
		name: 'Bénévoles montage / démontage',
		kind: 'volunteers',
		capacity: 6,
		owner: 'corronsac',
		steward: 'ferrand',
		member: 0,
		asks: true,
		remarks: 'Le vendredi soir et le dimanche soir'
	},
	{
		name: 'Jeux en bois géants (lot de 12)',
		kind: 'equipment',
		capacity: 1,
		owner: 'ecoliers',
		steward: 'marty',
		site: 'École',
		member: 0,
		outside: 3500,
		deposit: 10000,
		purchase: 110000,
		remarks: 'Lot complet uniquement'
	},
	{
		name: 'Groupe électrogène 3 kVA',
		kind: 'technical',
		capacity: 1,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 1500,
		outside: 4500,
		deposit: 25000,
		purchase: 72000,
		remarks: 'Chez le réparateur jusqu’au 15/01/2027. État : En panne',
		broken: { units: 1, reason: 'Chez le réparateur', forDays: 24 }
	},
	{
		name: 'Scène démontable 12 m²',
		kind: 'equipment',
		capacity: 6,
		owner: 'corronsac',
		steward: 'ferrand',
		site: 'Hangar communal',
		member: 6000,
		outside: 15000,
		deposit: 50000,
		purchase: 430000,
		remarks: '6 praticables de 2 m². 12 plaques aussi dispo'
	}
];
