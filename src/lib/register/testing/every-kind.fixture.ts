import {
	idFrom,
	type AnyId,
	type LineId,
	type OccurrenceId,
	type UnitId
} from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import type { Cents } from '../../domain/resource/types.ts';
import type { LocalDate, LocalTime } from '../../domain/time/types.ts';
import type { Written } from '../facts/fact.ts';
import { PARIS, aKey, deviceOf, fact, june, nonceOf, publicKeyOf } from './facts.fixture.ts';

const ada = { by: deviceOf('Ada') };
const id = <Id extends AnyId>(name: string): Id => idFrom<Id>(aKey(name));
const line = 'ligne-1' as LineId;
const date = 'date-1' as OccurrenceId;
const unit = 'AB-123-CD' as UnitId;
const cents = (n: number): Cents => n as Cents;
const day = (text: string): LocalDate => text as LocalDate;
const time = (text: string): LocalTime => text as LocalTime;

/** Facts of every kind with every field filled, for what must read alike for ever. */
export function everyKind(): Written[] {
	let count = 100;
	const n = () => (count += 1);
	const about = <Id extends AnyId>(name: string) => ({
		...ada,
		n: n(),
		about: id<Id>(name) as never
	});
	const fresh = () => ({ ...ada, n: n() });
	return [
		fact('space.founded', { name: 'Vallée', zone: PARIS, publicKey: publicKeyOf('Ada') }, fresh()),
		fact('space.changed', { name: 'Haute vallée', zone: PARIS }, about('space')),
		fact('space.rules', { rules: 1 }, { ...about('space'), need: 1 }),
		fact(
			'association.added',
			{
				name: 'Foyer rural « Les Genêts »',
				commune: { name: 'Montbrun-Lauragais', insee: '31366' },
				rna: 'W313001234',
				siren: '200034528',
				siret: '20003452800014',
				partner: false
			},
			fresh()
		),
		fact(
			'association.changed',
			{ name: 'Foyer', commune: null, rna: null, partner: true },
			about('foyer')
		),
		fact(
			'invitation.made',
			{
				hash: 'h'.repeat(43),
				as: { role: 'membre', association: id('foyer') },
				member: id('member'),
				uses: 3,
				until: 1_800_000_000_000
			},
			fresh()
		),
		fact(
			'invitation.made',
			{ hash: 'h'.repeat(43), as: { role: 'own' }, uses: 1, until: 1_800_000_000_000 },
			fresh()
		),
		fact('invitation.revoked', {}, about('invitation')),
		fact(
			'device.admitted',
			{
				publicKey: publicKeyOf('Ben'),
				invitation: id('invitation'),
				member: id('member'),
				operator: true
			},
			{ by: 'relay', n: n() }
		),
		fact('device.revoked', { device: deviceOf('Ben') }, about('member')),
		fact('member.introduced', { person: id('person') }, about('member')),
		fact('role.granted', { grant: { role: 'gestionnaire' } }, about('member')),
		fact(
			'role.withdrawn',
			{ grant: { role: 'lecteur', association: id('foyer') } },
			about('member')
		),
		fact(
			'person.added',
			{
				name: 'Élodie',
				phone: '05 36 49 12 34',
				email: 'elodie@example.org',
				address: '3 rue du Lavoir',
				association: id('foyer')
			},
			fresh()
		),
		fact(
			'person.changed',
			{ name: 'Élodie B.', phone: null, email: null, address: null, association: null },
			about('person')
		),
		fact('person.erased', { person: id('person'), keys: [id('person')] }, about('space')),
		fact('words.written', { text: 'Chauffage à couper.\nMerci ! 🙂' }, fresh()),
		fact(
			'resource.added',
			{
				kind: 'room',
				association: id('foyer'),
				name: 'Grande salle',
				capacity: 1,
				place: { commune: { name: 'Ajaccio', insee: '2A004' }, site: 'Place de l’Église' },
				stewards: [id('person')],
				remarks: id('remarks'),
				conditions: id('conditions'),
				parts: [{ resource: id('petite'), quantity: 1 }],
				turnaround: { before: 30, after: 60 },
				opening: {
					hours: [{ days: [1, 2, 7], from: time('08:00'), to: time('24:00') }],
					packages: [
						{
							name: 'Week-end',
							startDay: 6,
							startTime: time('08:00'),
							endDay: 1,
							endTime: time('08:00')
						}
					],
					packagesOnly: false,
					shortest: 60,
					longest: 2880,
					notice: 1440,
					horizonDays: 365,
					notOn: [3],
					notInSchoolHolidays: true,
					notOnPublicHolidays: false
				},
				policy: { confirm: 'steward', quotaPerSeason: 12 },
				tariffs: [
					{
						borrower: 'local',
						unit: 'weekend',
						cents: cents(12_000),
						between: { from: '10-15', to: '04-15' },
						fromNth: 3
					}
				],
				deposit: { cents: cents(50_000), per: 'booking' },
				units: [{ id: unit, name: 'Minibus blanc' }],
				room: { seats: 120, squareMetres: 180, stepFree: true, safety: id('safety') },
				worth: {
					purchase: cents(224_000),
					purchased: day('2019-05-02'),
					funder: 'Département',
					referencePerDay: cents(4500)
				}
			},
			{
				...fresh(),
				batch: nonceOf(7),
				source: { system: 'csv', id: 'inventaire', part: 'ligne 3' }
			}
		),
		fact(
			'resource.changed',
			{ name: 'Salle', stewards: null, policy: null, capacity: 2 },
			about('salle')
		),
		fact('resource.retired', {}, about('salle')),
		fact('resource.reinstated', {}, about('salle')),
		fact(
			'outage.noted',
			{
				resource: id('salle'),
				units: 1,
				since: day('2027-06-01'),
				until: day('2027-06-03'),
				span: { from: june(0, 48).from, to: june(0, 48).to },
				reason: id('reason')
			},
			fresh()
		),
		fact('outage.changed', { units: 2, until: null, reason: null }, about('outage')),
		fact('outage.ended', {}, about('outage')),
		fact(
			'closure.added',
			{
				association: id('foyer'),
				resources: [id('salle')],
				range: june(0, 24),
				reason: id('reason')
			},
			fresh()
		),
		fact('closure.lifted', {}, about('closure')),
		fact(
			'booking.asked',
			{
				association: id('foyer'),
				partner: id('mairie'),
				lines: [{ id: line, resource: id('salle'), quantity: 1 }],
				occurrences: [{ id: date, range: june(14, 18), holiday: 'both' }],
				together: true,
				repeat: { rrule: 'FREQ=WEEKLY;BYDAY=MO', skips: 'school' },
				purpose: id('purpose'),
				note: id('note'),
				contact: id('person'),
				headcount: 80,
				open: { places: 4 }
			},
			fresh()
		),
		fact(
			'booking.changed',
			{
				lines: { set: [{ id: line, quantity: 2 }], drop: ['ligne-2' as LineId] },
				occurrences: {
					set: [{ id: date, range: june(15, 19), holiday: 'none' }],
					drop: ['date-2' as OccurrenceId]
				},
				together: false,
				association: id('foyer'),
				partner: null,
				repeat: null,
				purpose: null,
				note: null,
				contact: null,
				headcount: null,
				open: null
			},
			about('booking')
		),
		fact(
			'booking.withdrawn',
			{ lines: [line], occurrences: [date], reason: id('reason') },
			about('booking')
		),
		fact(
			'booking.confirmed',
			{ wish: id('wish'), lines: [line], occurrences: [date], reason: id('reason') },
			about('booking')
		),
		fact('booking.refused', { wish: id('wish') }, about('booking')),
		fact('booking.settled', { lines: [line], note: id('note') }, about('booking')),
		fact('booking.commented', { words: id('words') }, about('booking')),
		fact(
			'booking.joined',
			{ association: id('foyer'), places: 2, person: id('person') },
			about('booking')
		),
		fact('booking.left', { association: id('foyer') }, about('booking')),
		fact('units.assigned', { line, occurrence: date, units: [unit] }, about('booking')),
		fact(
			'handover.noted',
			{
				way: 'out',
				line,
				occurrence: date,
				quantity: 1,
				units: [unit],
				condition: id('words'),
				person: id('person'),
				keys: true,
				when: 1_790_000_000_000
			},
			about('booking')
		),
		fact('batch.undone', { batch: nonceOf(7) }, about('space')),
		fact(
			'space.founded',
			{
				name: 'Val',
				zone: PARIS,
				publicKey: publicKeyOf('Ada'),
				look: { sort: 'computer', system: 'linux' }
			},
			fresh()
		),
		fact(
			'invitation.made',
			{
				hash: 'h'.repeat(43),
				as: { role: 'gestionnaire' },
				uses: 1,
				until: 1_800_000_000_000,
				lasts: 604_800_000
			},
			fresh()
		),
		fact(
			'device.admitted',
			{
				publicKey: publicKeyOf('Ben'),
				sheet: id('sheet'),
				look: { sort: 'phone', system: 'android' }
			},
			{ by: 'relay', n: n() }
		),
		fact('recovery.made', { hash: 'h'.repeat(43) }, fresh()),
		fact('recovery.agreed', {}, about('sheet')),
		fact('recovery.withdrawn', {}, about('sheet')),
		fact('copy.adopted', { device: deviceOf('Ben') }, { ...about('space'), by: 'relay' }),
		fact(
			'booking.proposed',
			{
				wish: id('wish'),
				occurrences: [{ id: date, range: june(9, 12), holiday: 'none' }],
				lines: [{ id: line, quantity: 12 }],
				words: id('words')
			},
			about('booking')
		),
		fact(
			'file.attached',
			{
				role: 'photo',
				hash: 'a'.repeat(43) as FileHash,
				size: 118_000,
				type: 'image/webp',
				thumb: { hash: 'b'.repeat(43) as FileHash, size: 4_200 },
				caption: id('words')
			},
			about('hall')
		),
		fact('file.removed', { file: id('photo') }, about('hall')),
		fact(
			'feed.made',
			{ hash: 'f'.repeat(43), scope: { of: 'resource', resource: id('hall') }, people: true },
			fresh()
		),
		fact(
			'feed.made',
			{
				hash: 'g'.repeat(43),
				scope: { of: 'association', association: id('foyer') },
				people: false
			},
			fresh()
		),
		fact('feed.made', { hash: 'h'.repeat(43), scope: { of: 'mine' }, people: false }, fresh()),
		fact('feed.revoked', {}, about('feed')),
		fact(
			'catalogue.published',
			{
				title: 'Le matériel de la vallée',
				resources: [id('hall'), id('tables')],
				contact: { person: id('person'), email: true, phone: false }
			},
			fresh()
		),
		fact(
			'catalogue.changed',
			{ title: 'Le matériel', resources: [id('hall')], contact: null },
			about('catalogue')
		),
		fact('catalogue.withdrawn', {}, about('catalogue')),
		fact('file.captioned', { file: id('photo'), caption: id('words') }, about('hall')),
		fact('file.captioned', { file: id('photo'), caption: null }, about('hall'))
	];
}
