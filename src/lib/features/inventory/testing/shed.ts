/** The example's inventory as rows of the phone's database: for tests and for looking at screens, without an engine. */
import type {
	AssociationId,
	BookingId,
	DeviceId,
	LineId,
	MemberId,
	OccurrenceId,
	PersonId,
	ResourceId,
	SpaceId
} from '../../../domain/ids.ts';
import { addDays } from '../../../domain/time/date.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { Instant, LocalDate, LocalDateTime, Zone } from '../../../domain/time/types.ts';
import { datesOf, instantOf, startOfDay } from '../../../domain/time/zoned.ts';
import { exampleSpace } from '../../../formats/example/example.ts';
import type { Database } from '../../../store/db.ts';
import { needsOf } from '../../../store/needs.ts';
import type {
	AssociationRow,
	ClaimRow,
	Contact,
	Kept,
	LinkRow,
	OccurrenceRow,
	ResourceRow,
	SpaceRow
} from '../../../store/rows.ts';

export const ZONE = 'Europe/Paris' as Zone;
/** 22 characters that look like a key. */
const key = <Id extends string>(name: string) =>
	searchable(name).replaceAll(' ', '-').slice(-22).padEnd(22, '_') as Id;
export const SPACE = key<SpaceId>('remise du lauragais');
const KEPT: Kept = { at: 'received', number: 1_790_000_000_000 };

export const resourceId = (name: string) => key<ResourceId>(name);
export const associationId = (name: string) => key<AssociationId>(`a ${name}`);

export function spaceRow(over: Partial<SpaceRow> = {}): SpaceRow {
	return {
		id: SPACE,
		kind: 'shared',
		name: 'Foyers ruraux du Lauragais',
		zone: ZONE,
		device: key<DeviceId>('appareil'),
		member: key<MemberId>('moi'),
		person: undefined,
		roles: [{ role: 'gestionnaire' }],
		mayBringAssociation: false,
		actsFor: associationId('Foyer rural de Montbrun-Lauragais'),
		metRelay: true,
		lastNumber: 1_790_000_000_000,
		quarantined: 0,
		needsRules: undefined,
		createdAt: 0,
		openedAt: 0,
		...over
	};
}

const contact = ({ name, phone }: { name: string; phone?: string }): Contact => ({
	id: key<PersonId>(`p ${name}`),
	name,
	phone
});

function resourceRow(
	row: ReturnType<typeof exampleSpace>['rows'][number],
	today: LocalDate
): ResourceRow {
	const { remarks, stewards, conditions, safety, ...body } = row.resource;
	const association = associationId(row.associationName);
	const out = row.outOfService;
	const until = out?.until;
	const last = until ?? ('2199-12-30' as LocalDate);
	const place = [body.place?.commune?.name, body.place?.site].filter(Boolean).join(' ');
	return {
		id: resourceId(body.name),
		space: SPACE,
		kind: body.kind,
		name: body.name,
		association,
		associationName: row.associationName,
		body: { ...body, association },
		stewards: stewards?.map(contact) ?? [],
		remarks,
		conditions,
		safety,
		outages: out
			? [
					{
						id: key(`o ${body.name}`),
						units: out.units,
						since: today,
						until,
						span: { from: startOfDay(today, ZONE), to: startOfDay(addDays(last, 1), ZONE) },
						reason: out.reason
					}
				]
			: [],
		closures: [],
		retired: false,
		batch: undefined,
		source: row.source,
		search: searchable(`${body.name} ${row.associationName} ${place}`),
		kept: KEPT,
		history: [
			{
				key: key(`h ${body.name}`),
				at: KEPT.at === 'received' ? KEPT.number : 0,
				received: true,
				byName: 'Camille',
				kind: 'resource.added',
				detail: {}
			}
		]
	};
}

type Sketch = ReturnType<typeof exampleSpace>['bookings'][number];

function occurrenceRows(sketch: Sketch, resources: readonly ResourceRow[]): OccurrenceRow[] {
	const booking = key<BookingId>(`b ${sketch.purpose}`);
	return sketch.occurrences.map(({ start, end }, at) => {
		const occurrence = `o${at}` as OccurrenceId;
		const range = {
			start,
			end,
			zone: ZONE,
			from: instantOf(start, ZONE),
			to: instantOf(end, ZONE)
		};
		const items = sketch.lines.flatMap(({ resourceName, quantity }, line) => {
			const resource = resources.find((row) => row.name === resourceName);
			if (!resource) return [];
			const confirmsItself = resource.body.policy?.confirm !== 'steward';
			return [
				{
					line: `l${line}` as LineId,
					occurrence,
					resource: resource.id,
					resourceName,
					kind: resource.kind,
					quantity,
					standing: sketch.decided ?? ('held' as const),
					confirmsItself,
					reasons: [],
					settle: [],
					with: [],
					changeWaits: false
				}
			];
		});
		const row = {
			id: `${booking}/${occurrence}`,
			space: SPACE,
			booking,
			occurrence,
			range,
			from: range.from,
			to: range.to,
			days: datesOf(range).map((day) => `${SPACE}|${day}`),
			title: sketch.purpose,
			association: associationId(sketch.associationName),
			associationName: sketch.associationName,
			partnerName: undefined,
			contact: contact(sketch.contact),
			headcount: sketch.headcount,
			items,
			standing: sketch.decided ?? ('held' as const),
			settle: false,
			mine: false,
			iChange: false,
			iDecide: false,
			out: sketch.out ? 1 : 0,
			back: 0,
			repeats: sketch.occurrences.length > 1,
			search: searchable(sketch.purpose),
			kept: KEPT
		};
		return { ...row, needs: needsOf(row) };
	});
}

const claimsOf = (row: OccurrenceRow): ClaimRow[] =>
	row.items.map((item) => ({
		id: `${row.booking}/${item.line}/${row.occurrence}/${item.resource}`,
		space: SPACE,
		resource: item.resource,
		booking: row.booking,
		quantity: item.quantity,
		from: row.from,
		to: row.to,
		span: { from: row.from, to: row.to },
		standing: sketchStanding(row),
		title: row.title,
		associationName: row.associationName,
		days: row.days
	}));
const sketchStanding = (row: OccurrenceRow): ClaimRow['standing'] =>
	row.standing === 'confirmed' ? 'confirmed' : 'held';

export function shed(today: LocalDate) {
	const example = exampleSpace(today);
	const resources = example.rows.map((row) => resourceRow(row, today));
	// The clash would hold twice what there is: only the engine says who waits.
	const bookings = example.bookings.filter((sketch) => sketch.purpose !== 'Soirée contes et soupe');
	const occurrences = bookings.flatMap((sketch) => occurrenceRows(sketch, resources));
	const names = [...new Set(example.rows.map((row) => row.associationName))];
	const associations = names.map((name): AssociationRow => ({
		id: associationId(name),
		space: SPACE,
		name,
		search: searchable(name),
		kept: KEPT
	}));
	return { resources, occurrences, associations, claims: occurrences.flatMap(claimsOf) };
}

/** Empties the database and fills it with the shed as of `today`. */
export async function fillShed(db: Database, today: LocalDate, over: Partial<SpaceRow> = {}) {
	const { resources, occurrences, associations, claims } = shed(today);
	const link: LinkRow = { space: SPACE, at: 'live', since: 0, heard: 0, refusal: undefined };
	await db.transaction('rw', db.tables, async () => {
		await Promise.all(db.tables.map((table) => table.clear()));
		await db.spaces.put(spaceRow(over));
		await db.links.put(link);
		await db.associations.bulkPut(associations);
		await db.resources.bulkPut(resources);
		await db.occurrences.bulkPut(occurrences);
		await db.claims.bulkPut(claims);
	});
}

export const instantAt = (local: string): Instant => instantOf(local as LocalDateTime, ZONE);
