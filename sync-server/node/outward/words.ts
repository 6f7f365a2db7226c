/**
 * What the page for everybody says. In French, as the town hall's site is, and here: the app's own
 * words would cost the relay 46 MB and more than a second at its start.
 */
export const WORDS = {
	free: 'Libre',
	some: 'Libre en partie',
	taken: 'Pris ou fermé',
	past: 'passé',
	quantity: 'Quantité',
	place: 'Lieu',
	owner: 'Appartient à',
	seats: 'Places assises',
	surface: 'Surface',
	stepFree: 'Accès',
	stepFreeYes: 'De plain-pied',
	conditions: 'Conditions',
	byEmail: 'Demander par courriel',
	byPhone: 'Demander par téléphone',
	nothing: 'Rien n’est proposé pour le moment.',
	legend: 'Légende',
	follow: 'Suivre dans un agenda',
	withdrawn: 'Cette page n’est plus publiée.',
	unknown: 'Adresse inconnue.',
	days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
	initials: ['L', 'M', 'M', 'J', 'V', 'S', 'D']
} as const;

const NBSP = '\u00a0';

export const freeWords = (free: number): string =>
	free === 0 ? 'plus aucun' : free === 1 ? `1${NBSP}libre` : `${String(free)}${NBSP}libres`;
export const photoWords = (name: string): string => `Photo${NBSP}: ${name}`;
export const updatedWords = (when: string): string => `À jour le ${when}.`;
export const periodWords = (from: string, to: string): string =>
	`Disponibilités, du ${from} au ${to}`;
export const perDayWords = 'Le nombre sous chaque date dit combien sont libres toute la journée.';
export const takenTitle = (name: string): string => `${name}${NBSP}: pris`;
export const subjectWords = (name: string): string => `Demande de réservation${NBSP}: ${name}`;
export const letterWords = (name: string): string =>
	[
		'Bonjour,',
		'',
		`Nous souhaitons réserver${NBSP}: ${name}`,
		`Date et heures${NBSP}: `,
		`Pour${NBSP}: `,
		`Nom et téléphone${NBSP}: `,
		'',
		'Merci.'
	].join('\r\n');
