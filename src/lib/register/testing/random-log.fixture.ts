import {
	idFrom,
	type AssociationId,
	type BookingId,
	type LineId,
	type MemberId,
	type OccurrenceId,
	type OutageId,
	type PersonId,
	type ResourceId
} from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { Written } from '../facts/fact.ts';
import { deviceOf, june, nonceOf } from './facts.fixture.ts';
import { FIRST_NUMBER, LogWriter } from './space.fixture.ts';

/** One thing somebody does: the numbers choose among what there is. */
export type Step = {
	readonly who: number;
	readonly what: number;
	readonly a: number;
	readonly b: number;
	readonly c: number;
	/** Its fact reaches the relay this many steps late. */
	readonly late: number;
};

const PEOPLE = ['Ada', 'Ben', 'Cam', 'Dot', 'Eve'] as const;
const OF = [
	['Ada', 'Dot'],
	['Ben', 'Cam'],
	['Ada', 'Ada']
] as const;
const LINES = ['l', 'm'] as LineId[];
const DATES = ['d', 'e'] as OccurrenceId[];

function pick<T>(list: readonly T[], at: number): T {
	const found = list[at % list.length];
	if (found === undefined) throw new TypeError('nothing to pick from');
	return found;
}

/**
 * A log that follows the steps: three associations, five people of whom Eve was never let in,
 * things asked, changed, decided, closed and undone in any order, with and without right, some of it
 * late.
 */
export function randomLog(todo: readonly Step[]): LogWriter {
	const writer = new LogWriter('Ada');
	const own: AssociationId[] = [writer.association('Ada', 'Foyer')];
	const members: MemberId[] = [writer.founder, writer.join('Ada', 'Ben', { role: 'own' })];
	own.push(writer.association('Ben', 'École'), writer.association('Ada', 'Mairie'));
	const [foyer, school] = [pick(own, 0), pick(own, 1)];
	members.push(writer.join('Ben', 'Cam', { role: 'membre', association: school }));
	members.push(writer.join('Ada', 'Dot', { role: 'responsable', association: foyer }));
	const resources: ResourceId[] = [];
	for (const [i, confirm] of (['itself', 'steward', 'steward', 'itself'] as const).entries()) {
		resources.push(
			writer.say('Ada', 'resource.added', {
				kind: 'room',
				association: pick(own, i),
				name: `Salle ${String(i)}`,
				capacity: 1 + i,
				policy: { confirm }
			})
		);
	}
	const all: { bookings: BookingId[]; outages: OutageId[]; people: PersonId[] } = {
		bookings: [],
		outages: [],
		people: []
	};
	const late: { written: Written; in: number }[] = [];

	for (const step of todo) {
		const written = say(writer, step, { own, members, resources, ...all });
		if (written === undefined) continue;
		const { kind } = written.fact;
		// A key is the id of what its fact creates.
		if (kind === 'resource.added') resources.push(idFrom<ResourceId>(written.key));
		if (kind === 'booking.asked') all.bookings.push(idFrom<BookingId>(written.key));
		if (kind === 'outage.noted') all.outages.push(idFrom<OutageId>(written.key));
		if (kind === 'person.added') all.people.push(idFrom<PersonId>(written.key));
		late.push({ written, in: step.late });
		for (const waiting of late) waiting.in -= 1;
		for (const due of late.filter((waiting) => waiting.in < 0)) {
			writer.add(due.written);
			late.splice(late.indexOf(due), 1);
		}
	}
	for (const { written } of late) writer.add(written);
	return writer;
}

type Known = {
	own: readonly AssociationId[];
	members: readonly MemberId[];
	resources: readonly ResourceId[];
	bookings: readonly BookingId[];
	outages: readonly OutageId[];
	people: readonly PersonId[];
};

function say(writer: LogWriter, { who, what, a, b, c }: Step, known: Known): Written | undefined {
	// Mostly somebody of the association itself, now and then anybody.
	const by = who < 9 ? pick(pick(OF, a), who) : pick(PEOPLE, b);
	const { own, members, resources, bookings, outages, people } = known;
	const association = pick(own, a);
	const resource = pick(resources, b);
	const batch = a === 0 ? nonceOf(-1) : undefined;
	const about = bookings.length > 0 ? pick(bookings, a) : undefined;
	const occurrence = (id: OccurrenceId, at: number) =>
		({ id, range: june(at * 2, at * 2 + 3), holiday: 'none' }) as const;
	const decide = (kind: 'booking.confirmed' | 'booking.refused') => {
		const asked = writer.log.findLast(({ written }) => written.key === (about ?? ''));
		const scope = c % 3 === 0 ? { lines: [pick(LINES, c)] } : {};
		return about && asked
			? writer.write(by, kind, { ...scope, wish: asked.written.key }, { about })
			: undefined;
	};
	switch (what) {
		case 0:
		case 1:
		case 2:
		case 3:
		case 4:
		case 5:
		case 6:
			return writer.write(
				by,
				'booking.asked',
				{
					association,
					lines: LINES.slice(0, 1 + (a % 2)).map((id, i) => ({
						id,
						resource: pick(resources, b + i),
						quantity: 1 + (c % 2)
					})),
					occurrences: DATES.slice(0, 1 + (b % 2)).map((id, i) => occurrence(id, c + i)),
					together: a % 4 === 3,
					...(b % 3 === 0 ? { open: { places: 3 } } : {})
				},
				{ batch }
			);
		case 7:
		case 8:
			return (
				about &&
				writer.write(
					by,
					'booking.changed',
					{ occurrences: { set: [occurrence(pick(DATES, b), c)] } },
					{ about }
				)
			);
		case 9:
			return (
				about &&
				writer.write(
					by,
					'booking.changed',
					{ lines: { set: [{ id: pick(LINES, b), resource, quantity: 1 + (c % 3) }] } },
					{ about }
				)
			);
		case 10:
			return (
				about &&
				writer.write(
					by,
					'booking.changed',
					{ lines: { drop: [pick(LINES, c)] }, headcount: 1 + c },
					{ about }
				)
			);
		case 11:
			return (
				about &&
				writer.write(by, 'booking.withdrawn', c % 2 ? {} : { occurrences: [pick(DATES, b)] }, {
					about
				})
			);
		case 12:
		case 13:
		case 14:
			return decide('booking.confirmed');
		case 15:
			return decide('booking.refused');
		case 16:
			return about && writer.write(by, 'booking.settled', {}, { about });
		case 17:
			return writer.write(
				by,
				'resource.added',
				{ kind: 'equipment', association, name: `Lot ${String(c)}`, capacity: c },
				{ batch, source: { system: 'csv', id: String(c % 3) } }
			);
		case 18:
			return writer.write(by, 'resource.changed', { capacity: c % 4 }, { about: resource, batch });
		case 19:
			return writer.write(
				by,
				'resource.changed',
				{ parts: [{ resource: pick(resources, c), quantity: 1 }] },
				{ about: resource }
			);
		case 20:
			return writer.write(
				by,
				c % 2 ? 'resource.retired' : 'resource.reinstated',
				{},
				{ about: resource }
			);
		case 21: {
			const { from, to } = june(c * 2, c * 2 + 6);
			const since = june(c * 2, c * 2 + 6).start.slice(0, 10) as LocalDate;
			return writer.write(
				by,
				'outage.noted',
				{ resource, units: 1, since, span: { from, to } },
				{ batch }
			);
		}
		case 22:
			return outages.length > 0
				? writer.write(by, 'outage.ended', {}, { about: pick(outages, a) })
				: undefined;
		case 23:
			return writer.write(by, 'closure.added', {
				association,
				range: june(c * 2, c * 2 + 5),
				...(b % 2 ? { resources: [resource] } : {})
			});
		case 24:
			return (
				about && writer.write(by, 'booking.joined', { association, places: 1 + (c % 3) }, { about })
			);
		case 25:
			return (
				about &&
				writer.write(
					by,
					'handover.noted',
					{
						way: 'out',
						line: pick(LINES, b),
						occurrence: pick(DATES, c),
						quantity: 1,
						when: FIRST_NUMBER
					},
					{ about }
				)
			);
		case 26:
			return writer.write(by, 'person.added', { name: `Personne ${String(c)}` }, { batch });
		case 27:
			return people.length > 0
				? writer.write(
						by,
						'person.changed',
						{ phone: `05 36 49 00 ${String(10 + c)}` },
						{ about: pick(people, a) }
					)
				: undefined;
		case 28:
			return writer.write(
				by,
				b % 2 ? 'role.granted' : 'role.withdrawn',
				{ grant: { role: c % 2 ? 'membre' : 'responsable', association } },
				{ about: pick(members, a) }
			);
		case 29:
			return writer.write(by, 'batch.undone', { batch: nonceOf(-1) }, { about: writer.space });
		case 30:
			return writer.write(
				by,
				'device.revoked',
				{ device: deviceOf(pick(PEOPLE, b)) },
				{ about: pick(members, b) }
			);
		default:
			return writer.write(by, 'words.written', { text: `mots ${String(c)}` });
	}
}
