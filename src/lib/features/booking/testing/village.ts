import type { FactKey, HandoverId } from '../../../domain/ids.ts';
import {
	association,
	bookingRow,
	brief,
	claimRows,
	contact,
	instant,
	itemRow,
	linkRow,
	occurrenceRow,
	person,
	resourceRow,
	spaceRow,
	type Scene
} from './rows.ts';

/** Friday 11 June 2027, 14:30 in Paris. */
export const VILLAGE_NOW = instant('2027-06-11T14:30');

const MONTBRUN = 'Foyer rural de Montbrun';
const ECOLIERS = 'Les Écoliers du Lauragais';
const AINES = 'Club des aînés de Noueilles';
const COMITE = 'Comité des fêtes de Corronsac';
const POUZE = 'Foyer rural de Pouze';
const ISSUS = '« Lire à Issus »';

const vidal = contact('Paul Vidal', '06 39 98 21 43');
const roques = contact('Mme Roques', '06 39 98 98 76');
const marty = contact('Julien Marty', '06 39 98 33 10');
const ferrand = contact('M. Ferrand', '06 39 98 45 67');
const benali = contact('Nadia Benali', '06 39 98 77 01');

export const RESOURCES = {
	hall: resourceRow('Grande salle', {
		kind: 'room',
		owner: MONTBRUN,
		commune: 'Montbrun-Lauragais',
		seats: 120,
		confirm: 'steward',
		after: 60,
		stewards: [vidal]
	}),
	small: resourceRow('Petite salle', {
		kind: 'room',
		owner: MONTBRUN,
		commune: 'Montbrun-Lauragais',
		seats: 30,
		confirm: 'steward'
	}),
	pouze: resourceRow('Salle de Pouze', {
		kind: 'room',
		owner: POUZE,
		commune: 'Pouze',
		seats: 80
	}),
	kitchen: resourceRow('Cuisine', { kind: 'room', owner: MONTBRUN, commune: 'Montbrun-Lauragais' }),
	tables: resourceRow('Tables pliantes', { capacity: 32, commune: 'Corronsac' }),
	chairs: resourceRow('Chaises coque', { capacity: 110, commune: 'Corronsac' }),
	marquee: resourceRow('Barnum 6 × 4 m', {
		capacity: 2,
		commune: 'Issus',
		owner: ISSUS,
		after: 12 * 60
	}),
	sound: resourceRow('Sono portable', { kind: 'technical', commune: 'Corronsac' }),
	minibus: resourceRow('Minibus 9 places', {
		kind: 'vehicle',
		owner: POUZE,
		commune: 'Issus',
		confirm: 'steward',
		stewards: [marty]
	}),
	trailer: resourceRow('Remorque', { kind: 'vehicle', commune: 'Corronsac' })
};
const R = RESOURCES;

export const BOOKINGS = (() => {
	const mounting = occurrenceRow({
		title: 'Montage de la kermesse',
		start: '2027-06-11T17:00',
		end: '2027-06-11T23:00',
		owner: ECOLIERS,
		who: marty,
		items: [itemRow(R.hall), itemRow(R.tables, 20), itemRow(R.chairs, 80)]
	});
	const fair = occurrenceRow({
		title: 'Kermesse de l’école',
		start: '2027-06-12T08:30',
		end: '2027-06-12T20:00',
		owner: ECOLIERS,
		who: marty,
		headcount: 140,
		items: [
			itemRow(R.hall),
			itemRow(R.kitchen),
			itemRow(R.sound),
			itemRow(R.tables, 20),
			itemRow(R.chairs, 80)
		]
	});
	const reading = occurrenceRow({
		title: 'Atelier lecture',
		start: '2027-06-12T09:00',
		end: '2027-06-12T12:00',
		owner: ISSUS,
		who: benali,
		mine: true,
		kept: { at: 'phone', since: instant('2027-06-11T14:20') },
		items: [itemRow(R.small, 1, { standing: 'askedFree' })]
	});
	const street = occurrenceRow({
		title: 'Fête du quartier',
		start: '2027-06-12T09:00',
		end: '2027-06-12T19:00',
		owner: POUZE,
		items: [
			itemRow(R.tables, 24, {
				standing: 'waiting',
				reasons: [{ type: 'Taken', by: [fair.booking] }],
				with: [brief(fair)]
			})
		]
	});
	const jumble = occurrenceRow({
		title: 'Vide-grenier',
		start: '2027-06-13T06:00',
		end: '2027-06-13T18:00',
		owner: COMITE,
		who: ferrand,
		items: [itemRow(R.tables, 28), itemRow(R.marquee), itemRow(R.trailer)]
	});
	const elders = occurrenceRow({
		title: 'Repas des aînés',
		start: '2027-06-13T11:00',
		end: '2027-06-13T17:00',
		owner: AINES,
		who: roques,
		headcount: 62,
		iDecide: true,
		items: [itemRow(R.hall, 1, { settle: ['overcommitted'], mayDecide: true }), itemRow(R.kitchen)]
	});
	const choir = occurrenceRow({
		title: 'Répétition de la chorale',
		start: '2027-06-13T15:00',
		end: '2027-06-13T18:00',
		owner: MONTBRUN,
		who: vidal,
		headcount: 24,
		mine: true,
		items: [
			itemRow(R.hall, 1, { settle: ['overcommitted'], with: [brief(elders)], mayDecide: true })
		]
	});
	const eldersSettled = {
		...elders,
		iDecide: false,
		items: elders.items.map((item, index) =>
			index === 0 ? { ...item, with: [brief(choir)] } : item
		)
	};
	const board = occurrenceRow({
		title: 'Conseil d’administration',
		start: '2027-06-14T20:00',
		end: '2027-06-14T22:00',
		owner: MONTBRUN,
		who: vidal,
		mine: true,
		repeats: true,
		items: [itemRow(R.small)]
	});
	const ask = occurrenceRow({
		title: 'Réunion du bureau',
		start: '2027-06-15T18:00',
		end: '2027-06-15T20:00',
		owner: POUZE,
		who: benali,
		iDecide: true,
		items: [itemRow(R.small, 1, { standing: 'held', asksMe: true })]
	});
	const late = occurrenceRow({
		title: 'Bal du comité',
		start: '2027-06-09T14:00',
		end: '2027-06-10T18:00',
		owner: COMITE,
		who: ferrand,
		out: 1,
		items: [itemRow(R.sound)]
	});
	const outing = occurrenceRow({
		title: 'Sortie à Carcassonne',
		start: '2027-06-11T07:00',
		end: '2027-06-11T12:00',
		owner: AINES,
		who: roques,
		out: 1,
		back: 1,
		items: [itemRow(R.minibus)]
	});
	const tent = occurrenceRow({
		title: 'Fête du livre',
		start: '2027-06-10T08:00',
		end: '2027-06-11T20:00',
		owner: ISSUS,
		who: benali,
		out: 1,
		items: [itemRow(R.marquee)]
	});
	const camp = occurrenceRow({
		title: 'Camp d’été',
		start: '2027-06-17T00:00',
		end: '2027-06-20T00:00',
		owner: ECOLIERS,
		who: marty,
		items: [itemRow(R.pouze), itemRow(R.minibus, 1, { standing: 'held' })]
	});
	return {
		mounting,
		fair,
		reading,
		street,
		jumble,
		elders: eldersSettled,
		choir,
		board,
		ask,
		late,
		outing,
		tent,
		camp
	};
})();

const takenForTheBall = {
	id: 'h-ferrand-takes________' as HandoverId,
	way: 'out' as const,
	line: itemRow(R.sound).line,
	occurrence: BOOKINGS.late.occurrence,
	quantity: 1,
	when: instant('2027-06-09T14:00'),
	byName: 'Odile Pons',
	text: undefined
};

const AFTER = { [R.hall.id]: 60, [R.marquee.id]: 720 };

/** The village of the pictures. */
export function village(over: Partial<Scene> = {}): Scene {
	const occurrences = Object.values(BOOKINGS);
	const page = (row: (typeof occurrences)[number]) =>
		bookingRow(row, row.booking === BOOKINGS.late.booking ? { handovers: [takenForTheBall] } : {});
	const choirKey = 'h-vidal-confirms______' as FactKey;
	return {
		space: spaceRow(),
		link: linkRow(),
		associations: [MONTBRUN, ECOLIERS, AINES, COMITE, POUZE, ISSUS].map(association),
		people: [
			person('Odile Pons', '06 39 98 12 34'),
			...[vidal, roques, marty, ferrand, benali].map(({ name, phone }) => person(name, phone))
		],
		resources: Object.values(RESOURCES),
		occurrences,
		bookings: occurrences.map((row) =>
			row === BOOKINGS.choir
				? bookingRow(row, {
						iDecide: true,
						history: [
							{
								key: 'h-vidal-asks__________' as FactKey,
								at: instant('2027-06-09T18:05'),
								received: true,
								byName: 'Paul Vidal',
								kind: 'booking.asked',
								detail: {}
							},
							{
								key: choirKey,
								at: instant('2027-06-11T09:12'),
								received: true,
								byName: 'Paul Vidal',
								kind: 'booking.confirmed',
								detail: {}
							}
						],
						comments: [
							{
								key: 'c-roques______________' as FactKey,
								at: instant('2027-06-11T10:02'),
								byName: 'Mme Roques',
								text: 'Nous aurons fini de débarrasser vers 16 h 30.',
								received: true
							}
						]
					})
				: page(row)
		),
		claims: occurrences.flatMap((row) => claimRows(row, AFTER)),
		...over
	};
}
