/**
 * The associations of the example and whom to call there; numbers kept for fiction by the regulator.
 * The INSEE codes tell which holidays are theirs (T6).
 */
export const ASSOCIATIONS = {
	montbrun: {
		name: 'Foyer rural de Montbrun-Lauragais',
		commune: { name: 'Montbrun-Lauragais', insee: '31366' }
	},
	corronsac: {
		name: 'Comité des fêtes de Corronsac',
		commune: { name: 'Corronsac', insee: '31151' }
	},
	pouze: { name: 'Foyer rural de Pouze', commune: { name: 'Pouze', insee: '31437' } },
	issus: {
		name: 'Bibliothèque associative « Lire à Issus »',
		commune: { name: 'Issus', insee: '31240' }
	},
	noueilles: {
		name: 'Club des aînés de Noueilles',
		commune: { name: 'Noueilles', insee: '31401' }
	},
	ecoliers: {
		name: 'Association Écoliers du Lauragais',
		commune: { name: 'Issus', insee: '31240' }
	}
} as const;
export type AssociationKey = keyof typeof ASSOCIATIONS;

export const PEOPLE = {
	delmas: { name: 'Mme Delmas', phone: '05 36 49 12 34' },
	vidal: { name: 'Paul Vidal', phone: '06 39 98 21 43' },
	ferrand: { name: 'M. Ferrand', phone: '06 39 98 45 67' },
	cazeneuve: { name: 'Sylvie Cazeneuve', phone: '06 39 98 89 10' },
	benali: { name: 'Nadia Benali', phone: '06 39 98 76 54' },
	roques: { name: 'Mme Roques', phone: '05 36 49 98 76' },
	marty: { name: 'Julien Marty', phone: '06 39 98 32 10' }
} as const;
export type PersonKey = keyof typeof PEOPLE;
