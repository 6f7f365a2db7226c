import type { SpaceId } from '../../../domain/ids.ts';
import type { Cell, Sheet } from '../../../formats/table/cell.ts';
import { roleWords } from '../../../i18n/kinds.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { db } from '../../../store/db.ts';
import type { MemberRow, PersonRow } from '../../../store/rows.ts';
import { associationNames } from './pages.ts';

const HEADINGS = [
	m.tables_field_person,
	m.tables_field_phone,
	m.tables_field_email,
	m.tables_field_association,
	m.tables_field_address,
	m.tables_field_roles,
	m.tables_field_id
];

const line = (
	row: PersonRow,
	member: MemberRow | undefined,
	names: ReadonlyMap<string, string>
): Cell[] => [
	row.name,
	row.phone,
	row.email,
	row.association && names.get(row.association),
	row.address,
	member?.roles
		.map((grant) =>
			roleWords(grant, 'association' in grant ? names.get(grant.association) : undefined)
		)
		.join(' ; '),
	row.id
];

/** Everyone the space knows: whom a reader's phone doesn't hold, it can't give out (R7). */
export async function peopleSheet(space: SpaceId, breathe: () => Promise<void>): Promise<Sheet> {
	const [people, members, names] = await Promise.all([
		db.people.where('space').equals(space).toArray(),
		db.members.where('space').equals(space).toArray(),
		associationNames(space)
	]);
	const roles = new Map(members.map((member) => [member.person, member]));
	const order = new Intl.Collator('fr');
	const rows: Cell[][] = [];
	for (const row of people.sort((a, b) => order.compare(a.name, b.name))) {
		rows.push(line(row, roles.get(row.id), names));
		await breathe();
	}
	return { name: m.tables_people(), headings: HEADINGS.map((name) => name()), rows };
}
