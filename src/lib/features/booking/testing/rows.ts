/**
 * Rows of the phone's database for tests and for looking at screens, without an engine: a village
 * in June 2027, as in the pictures, and a season of any size.
 */
import type {
	AssociationId,
	BookingId,
	DeviceId,
	FactKey,
	LineId,
	MemberId,
	OccurrenceId,
	PersonId,
	ResourceId,
	SpaceId
} from '../../../domain/ids.ts';
import type { ResourceKind } from '../../../domain/resource/types.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { Instant, LocalDateTime, Range, Zone } from '../../../domain/time/types.ts';
import { datesOf, instantOf } from '../../../domain/time/zoned.ts';
import type { Database } from '../../../store/db.ts';
import { needsOf } from '../../../store/needs.ts';
import type {
	AssociationRow,
	BookingBrief,
	BookingRow,
	ClaimRow,
	Contact,
	ItemRow,
	Kept,
	LinkRow,
	OccurrenceRow,
	PersonRow,
	ResourceRow,
	SpaceRow
} from '../../../store/rows.ts';

export const ZONE = 'Europe/Paris' as Zone;
/** 22 characters that look like a key. */
const key = <Id extends string>(name: string) => name.padEnd(22, '_').slice(0, 22) as Id;
export const SPACE = key<SpaceId>('lauragais');
export const local = (text: string) => text as LocalDateTime;
export const instant = (text: string): Instant => instantOf(local(text), ZONE);
export const range = (start: string, end: string): Range => ({
	start: local(start),
	end: local(end),
	zone: ZONE,
	from: instant(start),
	to: instant(end)
});

export const RECEIVED: Kept = { at: 'received', number: instant('2027-06-11T14:32') };

export function spaceRow(over: Partial<SpaceRow> = {}): SpaceRow {
	return {
		id: SPACE,
		kind: 'shared',
		name: 'Foyers ruraux du Lauragais',
		zone: ZONE,
		device: key<DeviceId>('appareil'),
		member: key<MemberId>('moi'),
		person: person('Odile Pons').id,
		roles: [
			{ role: 'gestionnaire' },
			{ role: 'responsable', association: association('Foyer rural de Montbrun').id }
		],
		mayBringAssociation: false,
		actsFor: association('Foyer rural de Montbrun').id,
		metRelay: true,
		lastNumber: instant('2027-06-11T14:32'),
		quarantined: 0,
		needsRules: undefined,
		createdAt: 0,
		openedAt: 0,
		...over
	};
}

export function linkRow(over: Partial<LinkRow> = {}): LinkRow {
	return {
		space: SPACE,
		at: 'live',
		since: 0,
		heard: instant('2027-06-11T14:12'),
		refusal: undefined,
		...over
	};
}

export function association(name: string): AssociationRow {
	return {
		id: key<AssociationId>(`a-${searchable(name).replaceAll(' ', '-').slice(-18)}`),
		space: SPACE,
		name,
		search: searchable(name),
		kept: RECEIVED
	};
}

export function person(name: string, phone?: string): PersonRow {
	return {
		id: key<PersonId>(`p-${searchable(name).replaceAll(' ', '-')}`),
		space: SPACE,
		name,
		phone,
		email: undefined,
		address: undefined,
		association: undefined,
		member: undefined,
		search: searchable(name),
		kept: RECEIVED
	};
}

export const contact = (name: string, phone?: string): Contact => ({
	id: person(name).id,
	name,
	phone
});

export function resourceRow(
	name: string,
	{
		kind = 'equipment',
		owner = 'Comité des fêtes de Corronsac',
		capacity = 1,
		commune,
		seats,
		confirm = 'itself',
		after = 0,
		stewards = [],
		...over
	}: {
		kind?: ResourceKind;
		owner?: string;
		capacity?: number;
		commune?: string;
		seats?: number;
		confirm?: 'itself' | 'steward';
		after?: number;
		stewards?: readonly Contact[];
	} & Partial<Pick<ResourceRow, 'outages' | 'closures' | 'retired' | 'safety' | 'conditions'>> = {}
): ResourceRow {
	const holder = association(owner);
	return {
		id: key<ResourceId>(`r-${searchable(name).replaceAll(' ', '-')}`),
		space: SPACE,
		kind,
		name,
		association: holder.id,
		associationName: holder.name,
		body: {
			kind,
			association: holder.id,
			name,
			capacity,
			policy: { confirm },
			...(commune === undefined ? {} : { place: { commune: { name: commune } } }),
			...(seats === undefined ? {} : { room: { seats } }),
			...(after === 0 ? {} : { turnaround: { before: 0, after } })
		},
		stewards,
		remarks: undefined,
		conditions: undefined,
		safety: undefined,
		outages: [],
		closures: [],
		retired: false,
		batch: undefined,
		search: searchable(`${name} ${commune ?? ''} ${owner}`),
		kept: RECEIVED,
		history: [],
		...over
	};
}

export function itemRow(resource: ResourceRow, quantity = 1, over: Partial<ItemRow> = {}): ItemRow {
	return {
		line: key<LineId>(`l-${resource.id.slice(2, 12)}`).slice(0, 16) as LineId,
		occurrence: '1' as OccurrenceId,
		resource: resource.id,
		resourceName: resource.name,
		kind: resource.kind,
		quantity,
		standing: 'confirmed',
		confirmsItself: resource.body.policy?.confirm === 'itself',
		reasons: [],
		settle: [],
		with: [],
		changeWaits: false,
		...over
	};
}

export type BookingSketch = {
	title: string;
	start: string;
	end: string;
	owner: string;
	items: readonly ItemRow[];
	who?: Contact | undefined;
	name?: string;
	headcount?: number;
} & Partial<
	Pick<
		OccurrenceRow,
		'standing' | 'settle' | 'mine' | 'iDecide' | 'out' | 'back' | 'repeats' | 'kept' | 'partnerName'
	>
>;

export function occurrenceRow(sketch: BookingSketch): OccurrenceRow {
	const {
		title,
		start,
		end,
		owner,
		items,
		who,
		name = title,
		headcount,
		partnerName,
		...over
	} = sketch;
	const span = range(start, end);
	const booking = key<BookingId>(`b-${searchable(name).replaceAll(' ', '-')}`);
	const holder = association(owner);
	const row = {
		id: `${booking}/1`,
		space: SPACE,
		booking,
		occurrence: '1' as OccurrenceId,
		range: span,
		from: span.from,
		to: span.to,
		days: datesOf(span, 40).map((day) => `${SPACE}|${day}`),
		title,
		association: holder.id,
		associationName: holder.name,
		partnerName,
		contact: who,
		headcount,
		items,
		standing: items[0]?.standing ?? ('confirmed' as const),
		settle: items.some((item) => item.settle.length > 0),
		mine: false,
		iChange: over.mine ?? false,
		iDecide: false,
		out: 0,
		back: 0,
		repeats: false,
		search: searchable(`${title} ${owner} ${items.map((item) => item.resourceName).join(' ')}`),
		kept: RECEIVED,
		...over
	};
	return { ...row, needs: needsOf(row) };
}

export const brief = (row: OccurrenceRow): BookingBrief => ({
	id: row.booking,
	title: row.title,
	associationName: row.associationName,
	contact: row.contact,
	range: row.range
});

/** The page's row of a booking with one date. */
export function bookingRow(row: OccurrenceRow, over: Partial<BookingRow> = {}): BookingRow {
	const lines = row.items.map(({ line, resource, quantity }) => ({ id: line, resource, quantity }));
	const occurrences = [{ id: row.occurrence, range: row.range, holiday: 'none' as const }];
	return {
		id: row.booking,
		space: SPACE,
		body: {
			association: row.association,
			lines,
			occurrences,
			...(row.headcount === undefined ? {} : { headcount: row.headcount }),
			...(row.contact === undefined ? {} : { contact: row.contact.id })
		},
		wish: { key: key<FactKey>(`w-${row.booking.slice(2)}`), lines, occurrences, together: false },
		title: row.title,
		purpose: row.title,
		note: undefined,
		associationName: row.associationName,
		partnerName: row.partnerName,
		contact: row.contact,
		author: row.contact?.name ?? row.associationName,
		iChange: row.iChange,
		iDecide: row.iDecide,
		items: row.items,
		comments: [],
		handovers: [],
		joined: [],
		history: [
			{
				key: key<FactKey>(`h-${row.booking.slice(2)}`),
				at: row.from - 40 * 86_400_000,
				received: true,
				byName: row.contact?.name ?? row.associationName,
				kind: 'booking.asked',
				detail: {}
			}
		],
		kept: row.kept,
		...over
	};
}

/** What the booking takes of each of its resources; `after` is the turnaround in minutes. */
export function claimRows(
	row: OccurrenceRow,
	after: Readonly<Record<string, number>> = {}
): ClaimRow[] {
	return row.items.map((item) => {
		const to = row.to + (after[item.resource] ?? 0) * 60_000;
		const standing =
			item.standing === 'askedFree' || item.standing === 'askedTaken' ? 'asked' : item.standing;
		return {
			id: `${row.booking}/${item.line}/${item.occurrence}/${item.resource}`,
			space: SPACE,
			resource: item.resource,
			booking: row.booking,
			quantity: item.quantity,
			from: row.from,
			to,
			span: { from: row.from, to: row.to },
			standing,
			title: row.title,
			associationName: row.associationName,
			days: row.days
		};
	});
}

export type Scene = {
	space: SpaceRow;
	link: LinkRow;
	associations: readonly AssociationRow[];
	people: readonly PersonRow[];
	resources: readonly ResourceRow[];
	occurrences: readonly OccurrenceRow[];
	bookings: readonly BookingRow[];
	claims: readonly ClaimRow[];
};

export async function fill(db: Database, scene: Scene): Promise<void> {
	await db.transaction(
		'rw',
		[
			db.spaces,
			db.links,
			db.associations,
			db.people,
			db.resources,
			db.occurrences,
			db.bookings,
			db.claims
		],
		async () => {
			await db.spaces.put(scene.space);
			await db.links.put(scene.link);
			await db.associations.bulkPut([...scene.associations]);
			await db.people.bulkPut([...scene.people]);
			await db.resources.bulkPut([...scene.resources]);
			await db.occurrences.bulkPut([...scene.occurrences]);
			await db.bookings.bulkPut([...scene.bookings]);
			await db.claims.bulkPut([...scene.claims]);
		}
	);
}

/** Leaves nothing behind for the next test. */
export const clearAll = (db: Database) => Promise.all(db.tables.map((table) => table.clear()));
