import { addDays, weekdayOf } from '../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, Weekday } from '../../domain/time/types.ts';
import { ASSOCIATIONS, PEOPLE, type AssociationKey, type PersonKey } from './neighbours.ts';

/** A booking of the example, by names, since nothing has an id yet. */
export type ExampleBooking = {
	readonly associationName: string;
	readonly contact: { readonly name: string; readonly phone: string };
	readonly lines: readonly { readonly resourceName: string; readonly quantity: number }[];
	readonly occurrences: readonly { readonly start: LocalDateTime; readonly end: LocalDateTime }[];
	readonly purpose: string;
	readonly headcount?: number;
	readonly decided?: 'confirmed' | 'refused';
	readonly out?: boolean;
	readonly comment?: string;
};

type Lines = Readonly<Record<string, number>>;
type More = Pick<ExampleBooking, 'headcount' | 'decided' | 'out' | 'comment'>;
type When = readonly (readonly [first: LocalDate, start: string, last: LocalDate, end: string])[];

const HALL = 'Salle des fêtes (grande salle)';
const SMALL_HALL = 'Petite salle (bibliothèque)';
const KITCHEN = 'Cuisine équipée';
const TABLES = 'Tables pliantes 183 cm';
const CHAIRS = 'Chaises coque';
const PROJECTION = 'Kit de projection (vidéoprojecteur et écran)';
const SONO = 'Sono portable Yamaha 600i + 2 micros';

/** A date and an hour, both well-formed, make a wall time. */
const at = (date: LocalDate, time: string) => `${date}T${time}` as LocalDateTime;

function booking(
	purpose: string,
	association: AssociationKey,
	contact: PersonKey,
	lines: Lines,
	when: When,
	more: More = {}
): ExampleBooking {
	return {
		purpose,
		associationName: ASSOCIATIONS[association].name,
		contact: PEOPLE[contact],
		lines: Object.entries(lines).map(([resourceName, quantity]) => ({ resourceName, quantity })),
		occurrences: when.map(([first, start, last, end]) => ({
			start: at(first, start),
			end: at(last, end)
		})),
		...more
	};
}

/** The first such day of the week on or after the date. */
const next = (from: LocalDate, day: Weekday): LocalDate =>
	addDays(from, (day - weekdayOf(from) + 7) % 7);

const weekly = (first: LocalDate, weeks: number, start: string, end: string): When =>
	Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week)).map(
		(day) => [day, start, day, end] as const
	);

/** A season's usual life around today: in the order it was asked, which decides who comes first. */
export function exampleBookings(today: LocalDate): readonly ExampleBooking[] {
	const saturday = next(addDays(today, 2), 6);
	const fair = addDays(saturday, 7);
	const friday = addDays(fair, -1);
	const sunday = addDays(fair, 1);
	const elders = next(addDays(today, 3), 4);
	const tuesday = next(addDays(today, -7), 2);
	const thursday = next(addDays(today, -3), 4);
	const day = (ahead: number) => addDays(today, ahead);
	return [
		booking(
			'Danse de salon',
			'montbrun',
			'vidal',
			{ [HALL]: 1 },
			weekly(tuesday, 10, '20:00', '22:00'),
			{
				decided: 'confirmed',
				headcount: 30
			}
		),
		booking(
			'Répétition de la chorale',
			'pouze',
			'cazeneuve',
			{ [SMALL_HALL]: 1 },
			weekly(thursday, 8, '20:30', '22:30'),
			{
				decided: 'confirmed',
				headcount: 18
			}
		),
		booking(
			'Loto du club',
			'noueilles',
			'roques',
			{ [TABLES]: 12, 'Barnum 3x3 m': 1 },
			[[day(-3), '17:00', day(-1), '12:00']],
			{ out: true, headcount: 60 }
		),
		booking(
			'Kermesse de l’école',
			'ecoliers',
			'marty',
			{
				[TABLES]: 20,
				[CHAIRS]: 80,
				'Barnum 3x3 m': 3,
				[SONO]: 1,
				'Jeux en bois géants (lot de 12)': 1
			},
			[[friday, '17:00', sunday, '12:00']],
			{ headcount: 120 }
		),
		booking(
			'Concours de belote',
			'corronsac',
			'ferrand',
			{ [HALL]: 1, [KITCHEN]: 1 },
			[[saturday, '13:00', saturday, '20:00']],
			{ decided: 'confirmed', headcount: 64 }
		),
		booking(
			'Concours de belote : le mobilier',
			'corronsac',
			'ferrand',
			{ [TABLES]: 16, [CHAIRS]: 64 },
			[[saturday, '10:00', saturday, '22:00']]
		),
		booking(
			'Repas des aînés',
			'noueilles',
			'roques',
			{
				[HALL]: 1,
				[KITCHEN]: 1,
				'Vaisselle (assiettes, verres, couverts)': 60,
				'Percolateur 15 L': 1
			},
			[[elders, '10:00', elders, '17:00']],
			{ decided: 'confirmed', headcount: 60 }
		),
		booking(
			'Soirée contes et soupe',
			'issus',
			'benali',
			{ [HALL]: 1, 'Vidéoprojecteur Epson': 1 },
			[[saturday, '18:00', saturday, '23:00']],
			{
				headcount: 70,
				comment: 'Pourriez-vous finir la belote à 18 h ? Nous aidons à ranger les tables.'
			}
		),
		booking('Vide-grenier', 'pouze', 'cazeneuve', { [TABLES]: 10, 'Bancs 220 cm': 20 }, [
			[today, '17:00', day(2), '11:00']
		]),
		booking(
			'Marché des producteurs',
			'montbrun',
			'delmas',
			{ 'Remorque bâchée 500 kg': 1, 'Percolateur 15 L': 1 },
			[[day(-1), '09:00', today, '19:00']],
			{ out: true }
		),
		booking(
			'Sortie à la piscine',
			'montbrun',
			'vidal',
			{ 'Minibus 9 places Renault Trafic': 1 },
			[[day(2), '08:30', day(2), '17:00']],
			{ headcount: 8 }
		),
		booking(
			'Assemblée générale',
			'issus',
			'benali',
			{ [SMALL_HALL]: 1, [PROJECTION]: 1 },
			[[next(day(4), 5), '18:30', next(day(4), 5), '21:00']],
			{ headcount: 15 }
		),
		booking(
			'Atelier éveil musical',
			'montbrun',
			'delmas',
			{ 'Animatrice éveil musical (4 h/semaine)': 1, [SMALL_HALL]: 1 },
			[[next(day(1), 2), '16:30', next(day(1), 2), '18:00']]
		)
	];
}
