import { expect, test } from 'vitest';
import type { FeedBody, FeedScope } from '../../domain/feed/types.ts';
import {
	idFrom,
	type CatalogueId,
	type DeviceId,
	type FactKey,
	type FeedId,
	type UnitId
} from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import type { FactKind } from '../facts/kinds.ts';
import { everyKind } from '../testing/every-kind.fixture.ts';
import { aKey, deviceOf, june, nonceOf, publicKeyOf } from '../testing/facts.fixture.ts';
import { FIRST_NUMBER } from '../testing/space.fixture.ts';
import { DATE, LINE, Village } from '../testing/village.fixture.ts';
import { mayWrite } from '../trust.ts';

/**
 * Ada manages the space and answers for the foyer; Ben answers for the school, where Cam is a
 * member and Lou reads; Dot answers for the foyer; Mia is to bring her own. Eve is nobody, Rex was.
 */
class Everybody extends Village {
	constructor() {
		super();
		this.join('Ben', 'Lou', { role: 'lecteur', association: this.school });
		this.join('Ada', 'Mia', { role: 'own' });
		const rex = this.join('Ben', 'Rex', { role: 'membre', association: this.school });
		this.say('Ada', 'device.revoked', { device: deviceOf('Rex') }, { about: rex });
	}
}
const PEOPLE = ['Ada', 'Ben', 'Cam', 'Dot', 'Lou', 'Mia', 'Eve', 'Rex'] as const;
type Person = (typeof PEOPLE)[number];

/** Who may write a kind at all: what the relay asks at numbering. By first letters. */
const COARSE: { readonly [K in FactKind]: string } = {
	'space.founded': '',
	'space.changed': 'A',
	'space.rules': 'A',
	'association.added': 'AM',
	'association.changed': 'ABD',
	'invitation.made': 'ABD',
	'invitation.revoked': 'ABD',
	'device.admitted': '',
	'copy.adopted': '',
	'device.revoked': 'ABCDM',
	'recovery.made': 'A',
	'recovery.agreed': 'A',
	'recovery.withdrawn': 'A',
	'member.introduced': 'ABCDM',
	'role.granted': 'ABD',
	'role.withdrawn': 'ABD',
	// A newcomer says who they are, whatever their role.
	'person.added': 'ABCDLM',
	'person.changed': 'ABCDM',
	'person.erased': 'A',
	'words.written': 'ABCDM',
	'resource.added': 'ABD',
	'resource.changed': 'ABD',
	'resource.retired': 'ABD',
	'resource.reinstated': 'ABD',
	'file.attached': 'ABD',
	'file.captioned': 'ABD',
	'file.removed': 'ABD',
	'outage.noted': 'ABD',
	'outage.changed': 'ABD',
	'outage.ended': 'ABD',
	'closure.added': 'ABD',
	'closure.lifted': 'ABD',
	'booking.asked': 'ABCDM',
	'booking.changed': 'ABCDM',
	'booking.withdrawn': 'ABCDM',
	'booking.confirmed': 'ABCDM',
	'booking.refused': 'ABCDM',
	'booking.proposed': 'ABCDM',
	'booking.settled': 'ABCDM',
	'booking.commented': 'ABCDM',
	'booking.joined': 'ABCDM',
	'booking.left': 'ABCDM',
	'units.assigned': 'ABCDM',
	'handover.noted': 'ABCDM',
	'feed.made': 'ABCDM',
	'feed.revoked': 'ABCDM',
	'catalogue.published': 'A',
	'catalogue.changed': 'A',
	'catalogue.withdrawn': 'A',
	'batch.undone': 'ABCDM'
};

const letters = (people: readonly Person[]): string => people.map(([first]) => first).join('');
const { trust } = new Everybody().state();

test.each(Object.entries(COARSE))('[BK11] %s is numbered for %s and nobody else', (kind, may) => {
	const facts = everyKind().filter(({ fact }) => fact.kind === kind);
	expect(facts.length).toBeGreaterThan(0);
	for (const { fact } of facts) {
		const allowed = PEOPLE.filter((name) => {
			const by: DeviceId = deviceOf(name);
			return mayWrite(trust, by, fact.kind, { ...fact, by }) === undefined;
		});
		expect(letters(allowed)).toBe(may);
	}
});

test('whoever has no access is told so, and not that their role is too low', () => {
	const [words] = everyKind().filter(({ fact }) => fact.kind === 'words.written');
	if (words === undefined) throw new Error('no words');
	const why = (name: Person) =>
		mayWrite(trust, deviceOf(name), 'words.written', { ...words.fact, by: deviceOf(name) })?.type;
	expect([why('Lou'), why('Eve'), why('Rex')]).toEqual([
		'RoleMayNot',
		'NotMember',
		'DeviceRevoked'
	]);
});

/** A school's hall that a steward confirms, and Cam's request for it. */
function hallOf(v: Everybody, by: 'Ben' | 'Dot' = 'Ben') {
	const association = by === 'Ben' ? v.school : v.foyer;
	const hall = v.resource(by, association, { policy: { confirm: 'steward' } });
	const booking = v.ask('Cam', v.school, hall);
	const wish: FactKey = idFrom<FactKey>(booking);
	return { hall, booking, wish };
}
const later = FIRST_NUMBER + 1e9;
const feedOf = (scope: FeedScope): FeedBody => ({ hash: 'F'.repeat(43), scope, people: false });

/** Of those who may write a kind, on whom it has an effect: what the fold asks. */
const FINE: Readonly<Record<string, readonly [string, (v: Everybody, by: Person) => string]>> = {
	'invites a member into the school': [
		'AB',
		(v, by) =>
			v.outcome(by, 'invitation.made', {
				hash: 'H'.repeat(43),
				as: { role: 'membre', association: v.school },
				uses: 1,
				until: later
			})
	],
	'invites a gestionnaire': [
		'A',
		(v, by) =>
			v.outcome(by, 'invitation.made', {
				hash: 'H'.repeat(43),
				as: { role: 'gestionnaire' },
				uses: 1,
				until: later
			})
	],
	'makes Cam responsable of the school': [
		'AB',
		(v, by) =>
			v.outcome(
				by,
				'role.granted',
				{ grant: { role: 'responsable', association: v.school } },
				{ about: v.cam }
			)
	],
	'makes Cam gestionnaire': [
		'A',
		(v, by) => v.outcome(by, 'role.granted', { grant: { role: 'gestionnaire' } }, { about: v.cam })
	],
	'takes Cam’s role away, or lays it down': [
		'ABC',
		(v, by) =>
			v.outcome(
				by,
				'role.withdrawn',
				{ grant: { role: 'membre', association: v.school } },
				{ about: v.cam }
			)
	],
	'withdraws the access of Cam’s phone, or Cam their own': [
		'AC',
		(v, by) => v.outcome(by, 'device.revoked', { device: deviceOf('Cam') }, { about: v.cam })
	],
	'says who Cam is': [
		'AC',
		(v, by) =>
			v.outcome(by, 'member.introduced', { person: idFrom(aKey('autre')) }, { about: v.cam })
	],
	'renames the school': [
		'B',
		(v, by) => v.outcome(by, 'association.changed', { name: 'Amicale' }, { about: v.school })
	],
	'adds a thing to the school': ['B', (v, by) => v.why(v.resource(by, v.school))],
	'adds a thing to the mairie, which has nobody': ['A', (v, by) => v.why(v.resource(by, v.mairie))],
	'changes the school’s hall': [
		'B',
		(v, by) => v.outcome(by, 'resource.changed', { name: 'Préau' }, { about: hallOf(v).hall })
	],
	'photographs the school’s hall': [
		'B',
		(v, by) => {
			const hash = 'p'.repeat(43) as FileHash;
			const body = { role: 'photo', hash, size: 9, type: 'image/png' } as const;
			return v.outcome(by, 'file.attached', body, { about: hallOf(v).hall });
		}
	],
	'closes the school': [
		'B',
		(v, by) =>
			v.outcome(by, 'closure.added', {
				association: v.school,
				range: june(8, 9)
			})
	],
	'books for the school': ['BC', (v, by) => v.why(v.ask(by, v.school, hallOf(v).hall, [20, 21]))],
	'changes Cam’s request for the foyer’s hall': [
		'ABCD',
		(v, by) =>
			v.outcome(by, 'booking.changed', { headcount: 3 }, { about: hallOf(v, 'Dot').booking })
	],
	'confirms a request for the school’s hall: its own responsable, not another’s': [
		'B',
		(v, by) => {
			const { booking, wish } = hallOf(v);
			return v.outcome(by, 'booking.confirmed', { wish }, { about: booking });
		}
	],
	'refuses a request for the foyer’s hall: its own responsables, not the asker’s': [
		'AD',
		(v, by) => {
			const { booking, wish } = hallOf(v, 'Dot');
			return v.outcome(by, 'booking.refused', { wish }, { about: booking });
		}
	],
	'notes that the keys went out (BK12: always accepted)': [
		'ABCDM',
		(v, by) =>
			v.outcome(
				by,
				'handover.noted',
				{ way: 'out', line: LINE, occurrence: DATE, quantity: 1, when: FIRST_NUMBER },
				{ about: hallOf(v).booking }
			)
	],
	'chooses the units of a request for the foyer’s minibuses': [
		'ABCD',
		(v, by) => {
			const unit = 'AB-123' as UnitId;
			const pool = v.resource('Dot', v.foyer, {
				kind: 'vehicle',
				units: [{ id: unit, name: 'Blanc' }]
			});
			const booking = v.ask('Cam', v.school, pool);
			return v.outcome(
				by,
				'units.assigned',
				{ line: LINE, occurrence: DATE, units: [unit] },
				{ about: booking }
			);
		}
	],
	'undoes Ben’s import': [
		'AB',
		(v, by) => {
			const batch = nonceOf(77);
			v.say(
				'Ben',
				'resource.added',
				{ kind: 'room', association: v.school, name: 'Import', capacity: 1 },
				{ batch }
			);
			return v.outcome(by, 'batch.undone', { batch }, { about: v.space });
		}
	],
	'makes an address of the school’s bookings': [
		'ABC',
		(v, by) => v.outcome(by, 'feed.made', feedOf({ of: 'association', association: v.school }))
	],
	'makes an address of the school’s hall: its board is everybody’s who books': [
		'ABCD',
		(v, by) => v.outcome(by, 'feed.made', feedOf({ of: 'resource', resource: hallOf(v).hall }))
	],
	'makes an address of their own bookings': [
		'ABCD',
		(v, by) => v.outcome(by, 'feed.made', feedOf({ of: 'mine' }))
	],
	'revokes Cam’s address': [
		'AC',
		(v, by) => {
			const about: FeedId = v.say('Cam', 'feed.made', feedOf({ of: 'mine' }));
			return v.outcome(by, 'feed.revoked', {}, { about });
		}
	],
	'publishes a page for everybody': [
		'A',
		(v, by) =>
			v.outcome(by, 'catalogue.published', { title: 'Salles', resources: [hallOf(v).hall] })
	],
	'withdraws it': [
		'A',
		(v, by) => {
			const body = { title: 'Salles', resources: [hallOf(v).hall] };
			const about: CatalogueId = v.say('Ada', 'catalogue.published', body);
			return v.outcome(by, 'catalogue.withdrawn', {}, { about });
		}
	],
	'makes a recovery sheet': [
		'A',
		(v, by) => v.outcome(by, 'recovery.made', { hash: 'S'.repeat(43) })
	],
	'lets a device in': [
		'',
		(v, by) => v.outcome(by, 'device.admitted', { publicKey: publicKeyOf('X'), operator: true })
	]
};

test.each(Object.entries(FINE))('[BK11] [R5] who %s', (_, [who, act]) => {
	// A stranger's facts wait: nobody has heard of whom they are from.
	const effective = PEOPLE.filter(
		(name) => name !== 'Eve' && act(new Everybody(), name) === 'done'
	);
	expect(letters(effective)).toBe(who);
});
