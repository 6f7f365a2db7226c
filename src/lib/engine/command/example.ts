import { idFrom, type AssociationId, type FactKey, type ResourceId } from '../../domain/ids.ts';
import { ok, refused, type Refusal } from '../../domain/refusal.ts';
import type { BookingInput, ExampleSpace, PersonInput } from '../inputs.ts';
import { thisDevice } from '../device.ts';
import { stateBooking, type Stated } from './booking.ts';
import { foundSpace, keepSpace } from './founding.ts';
import { beginGesture, sealGesture } from './gesture.ts';
import type { Handler } from './handler.ts';
import { stateOutage } from './outage.ts';
import { resourceBody } from './resource.ts';
import { workOn, type Work } from './work.ts';
import { dateAt } from '../../domain/time/zoned.ts';

/** By name, since nothing in an example has an id yet. */
type Names = {
	readonly associations: Map<string, AssociationId>;
	readonly resources: Map<string, ResourceId>;
	readonly people: Map<string, PersonInput>;
};

type Row = ExampleSpace['rows'][number];

/** An association's commune is that of its things, which says its INSEE code too. */
function communeOf({ associationCommune: name, resource }: Row) {
	const commune = resource.place?.commune;
	return name === undefined || commune?.name === name ? commune : { name };
}

function stateInventory(work: Work, example: ExampleSpace, names: Names): void {
	for (const row of [...example.rows, ...(example.kits ?? [])]) {
		const { associationName, source } = row;
		let association = names.associations.get(associationName);
		if (association === undefined) {
			const body = { name: associationName, commune: communeOf(row) };
			association = idFrom<AssociationId>(work.state({ kind: 'association.added', body }));
			names.associations.set(associationName, association);
		}
		const parts = partsOf(row, names);
		const body = resourceBody(work, { ...row.resource, association, ...(parts && { parts }) });
		const resource = idFrom<ResourceId>(work.state({ kind: 'resource.added', source, body }));
		names.resources.set(row.resource.name, resource);
		if (row.outOfService) {
			const since = dateAt(work.now, work.space.zone);
			stateOutage(work, { resource, since, ...row.outOfService });
		}
	}
}

type Kit = NonNullable<ExampleSpace['kits']>[number];

/** A part nobody knows by its name is left out. */
const partsOf = (row: Row | Kit, { resources }: Names) =>
	'parts' in row
		? row.parts.flatMap(({ resourceName, quantity }) => {
				const resource = resources.get(resourceName);
				return resource === undefined ? [] : [{ resource, quantity }];
			})
		: undefined;

/** The same person is added once, and known by id afterwards. */
function personOf(work: Work, names: Names, contact: { name: string; phone?: string }) {
	const known = names.people.get(contact.name) ?? { id: work.person(contact) };
	names.people.set(contact.name, known);
	return known;
}

function stateExampleBooking(
	work: Work,
	example: ExampleSpace['bookings'][number],
	names: Names
): Refusal | undefined {
	const association = names.associations.get(example.associationName);
	if (association === undefined) return { type: 'UnknownAssociation' };
	const resources = example.lines.map((line) => names.resources.get(line.resourceName));
	const lines = example.lines.flatMap(({ quantity }, at) => {
		const resource = resources[at];
		return resource === undefined ? [] : [{ resource, quantity }];
	});
	if (lines.length < resources.length) return { type: 'UnknownResource' };
	const input: BookingInput = {
		association,
		lines,
		occurrences: example.occurrences,
		purpose: example.purpose,
		...(example.headcount === undefined ? {} : { headcount: example.headcount }),
		...(example.contact === undefined ? {} : { contact: personOf(work, names, example.contact) })
	};
	const stated = stateBooking(work, input);
	if (!stated.ok) return stated.refusal;
	stateLife(work, example, stated.value);
	return undefined;
}

/** What has already happened to a booking: an answer, a remark, things taken away. */
function stateLife(
	work: Work,
	example: ExampleSpace['bookings'][number],
	{ booking, lines, occurrences }: Stated
): void {
	if (example.decided) {
		const kind = example.decided === 'confirmed' ? 'booking.confirmed' : 'booking.refused';
		const wish = idFrom<FactKey>(booking);
		work.state({ kind, about: booking, body: { wish } });
	}
	const words = work.words(example.comment, booking);
	if (words) work.state({ kind: 'booking.commented', about: booking, body: { words } });
	const [occurrence] = occurrences;
	if (!example.out || occurrence === undefined) return;
	for (const { id: line, quantity } of lines) {
		const when = Math.min(work.now, occurrence.range.from);
		const body = { way: 'out', line, occurrence: occurrence.id, quantity, when } as const;
		work.state({ kind: 'handover.noted', about: booking, body });
	}
}

export const loadExample: Handler<'loadExample'> = async ({ example }) => {
	const device = await thisDevice();
	const gesture = beginGesture(device);
	const mine = example.rows.find((row) => row.associationName === example.myAssociation);
	const commune = mine && communeOf(mine);
	const row = foundSpace(gesture, device, {
		kind: 'example',
		name: example.name,
		association: { name: example.myAssociation, commune },
		firstName: example.firstName
	});
	const stop: { refusal: Refusal | undefined } = { refusal: undefined };
	const work = workOn(row, gesture, stop);
	const names: Names = { associations: new Map(), resources: new Map(), people: new Map() };
	if (row.actsFor !== undefined) names.associations.set(example.myAssociation, row.actsFor);
	stateInventory(work, example, names);
	for (const booking of example.bookings)
		stop.refusal ??= stateExampleBooking(work, booking, names);
	const refusal = stop.refusal ?? gesture.refusal;
	if (refusal !== undefined) return refused(refusal);
	await keepSpace(row, await sealGesture(gesture, row.id, device, 0));
	return ok({ space: row.id, gesture: gesture.id });
};
