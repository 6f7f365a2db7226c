import type { Cents, Tariff } from '../../domain/resource/types.ts';
import { addDays } from '../../domain/time/date.ts';
import type { LocalDate, LocalTime } from '../../domain/time/types.ts';
import type { ImportRow } from '../inventory/import-row.ts';
import { ASSOCIATIONS, PEOPLE } from './neighbours.ts';
import { THINGS, type Thing } from './things.ts';

// Written as whole cents in `things.ts`.
const cents = (sum: number) => sum as Cents;
const EIGHT = '08:00' as LocalTime;
const WEEKEND = {
	name: 'Week-end',
	startDay: 6,
	startTime: EIGHT,
	endDay: 1,
	endTime: EIGHT
} as const;

function tariffsOf({ member, outside, per: unit = 'booking' }: Thing): readonly Tariff[] {
	const tariff = (borrower: Tariff['borrower'], sum: number | undefined): readonly Tariff[] =>
		sum === undefined ? [] : [{ borrower, unit, cents: cents(sum) }];
	return [...tariff('member', member), ...tariff('outside', outside)];
}

/** The example's inventory, with what is broken today. */
export function exampleRows(today: LocalDate): readonly ImportRow[] {
	return THINGS.map((thing) => {
		const { name: associationName, commune } = ASSOCIATIONS[thing.owner];
		const { site, remarks, deposit, purchase, seats, broken, notOn } = thing;
		return {
			resource: {
				kind: thing.kind,
				name: thing.name,
				capacity: thing.capacity,
				place: { commune, ...(site ? { site } : {}) },
				stewards: [PEOPLE[thing.steward]],
				policy: { confirm: thing.asks ? 'steward' : 'itself' },
				tariffs: tariffsOf(thing),
				...(remarks ? { remarks } : {}),
				...(deposit
					? { deposit: { cents: cents(deposit), per: thing.depositPer ?? 'booking' } }
					: {}),
				...(purchase ? { worth: { purchase: cents(purchase) } } : {}),
				...(seats ? { room: { seats } } : {}),
				...(thing.weekend ? { opening: { packages: [WEEKEND] } } : {}),
				...(notOn ? { opening: { notOn } } : {})
			},
			associationName,
			associationCommune: commune.name,
			source: { system: 'example', id: thing.name },
			...(broken
				? {
						outOfService: {
							units: broken.units,
							reason: broken.reason,
							...(broken.forDays ? { until: addDays(today, broken.forDays) } : {})
						}
					}
				: {})
		};
	});
}

/** What is lent as one thing, by the names of its parts (RS3). */
export type ExampleKit = ImportRow & {
	readonly parts: readonly { readonly resourceName: string; readonly quantity: number }[];
};

export function exampleKits(): readonly ExampleKit[] {
	const { name: associationName, commune } = ASSOCIATIONS.issus;
	return [
		{
			resource: {
				kind: 'technical',
				name: 'Kit de projection (vidéoprojecteur et écran)',
				capacity: 1,
				place: { commune, site: 'Bibliothèque' },
				stewards: [PEOPLE.benali],
				policy: { confirm: 'itself' },
				tariffs: [{ borrower: 'member', unit: 'booking', cents: cents(0) }],
				remarks: 'Dans une seule valise, avec la rallonge'
			},
			associationName,
			associationCommune: commune.name,
			source: { system: 'example', id: 'kit-projection' },
			parts: [
				{ resourceName: 'Vidéoprojecteur Epson', quantity: 1 },
				{ resourceName: 'Écran de projection 2 m', quantity: 1 }
			]
		}
	];
}
