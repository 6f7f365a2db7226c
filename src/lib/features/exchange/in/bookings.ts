import type { AssociationId, PersonId, ResourceId, SpaceId } from '../../../domain/ids.ts';
import { searchable } from '../../../domain/text/search.ts';
import { dateOf } from '../../../domain/time/date.ts';
import type { Holiday, LocalDate } from '../../../domain/time/types.ts';
import type { BookingInput, ImportedBooking, PersonInput } from '../../../engine/inputs.ts';
import type { ReadBooking } from '../../../formats/bookings/read.ts';
import { db } from '../../../store/db.ts';

/** A line with what its names mean here. */
export type Meant = {
	readonly row: ReadBooking;
	readonly resource: ResourceId | undefined;
	readonly association: AssociationId | undefined;
	readonly partner: AssociationId | undefined;
};

const placeOf = (association: string, resource: string, start: string, end: string) =>
	`${association}|${resource}|${start}|${end}`;

/** What the space has booked already: by whom, what and when; and the ids of its bookings. */
export async function bookedIn(space: SpaceId): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	await db.occurrences
		.where('space')
		.equals(space)
		.each(({ booking, association, range, items }) => {
			found.add(booking);
			for (const { resource } of items) {
				found.add(placeOf(association, resource, range.start, range.end));
			}
		});
	return found;
}

/** True when this is booked already, by this table or otherwise: nothing is asked twice. */
export function isBooked(
	{ row, resource, association }: Meant,
	booked: ReadonlySet<string>
): boolean {
	if (row.id !== '' && booked.has(row.id)) return true;
	if (!row.when || !resource || !association) return false;
	return booked.has(placeOf(association, resource, row.when.start, row.when.end));
}

export type Around = {
	readonly people: readonly { readonly id: PersonId; readonly name: string }[];
	readonly holidayOn: (
		association: AssociationId,
		resource: ResourceId
	) => (date: LocalDate) => Holiday;
};

function contactOf(
	{ contact, phone }: ReadBooking,
	people: Around['people']
): PersonInput | undefined {
	if (contact === '') return undefined;
	const name = searchable(contact);
	const known = people.find((person) => searchable(person.name) === name);
	return known ? { id: known.id } : { name: contact, ...(phone === '' ? {} : { phone }) };
}

const PHONE = /^[+0-9 ().-]{3,40}$/;

/**
 * Lines as the command takes them: those of one booking, which a table taken away gives one
 * identifier, are one booking again, with its things and its dates.
 */
export function askedBy(lines: readonly Meant[], around: Around): readonly ImportedBooking[] {
	const together = new Map<string, Meant[]>();
	for (const line of lines) {
		const key = line.row.id === '' ? `line ${line.row.line}` : line.row.id;
		together.set(key, [...(together.get(key) ?? []), line]);
	}
	return [...together].flatMap(([key, all]): ImportedBooking[] => {
		const [first] = all;
		if (!first?.association || !first.resource) return [];
		const { row, association, partner } = first;
		const things = new Map<ResourceId, number>();
		const dates = new Map<string, BookingInput['occurrences'][number]>();
		for (const { resource, row: one } of all) {
			if (!resource || !one.when) continue;
			things.set(resource, one.quantity);
			const { start, end } = one.when;
			const holiday = around.holidayOn(association, resource)(dateOf(start));
			dates.set(`${start}|${end}`, { start, end, holiday });
		}
		const safe = { ...row, phone: PHONE.test(row.phone) ? row.phone : '' };
		const contact = contactOf(safe, around.people);
		const booking: BookingInput = {
			association,
			...(partner && { partner }),
			lines: [...things].map(([resource, quantity]) => ({ resource, quantity })),
			occurrences: [...dates.values()],
			...(row.purpose !== '' && { purpose: row.purpose }),
			...(row.note !== '' && { note: row.note }),
			...(contact && { contact }),
			...(row.headcount !== undefined && { headcount: row.headcount })
		};
		const id = row.id === '' ? sourceId(first) : key;
		return [{ what: 'ask', source: { system: 'table', id }, booking }];
	});
}

/** The same line of the same table is the same booking. */
const sourceId = ({ row, resource }: Meant) =>
	`${row.when?.start ?? ''} ${row.when?.end ?? ''} ${resource ?? ''} ${row.quantity}`;
