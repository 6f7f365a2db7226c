import { readPhone } from '../../domain/french/phone.ts';
import { oneLine, wellFormed } from '../inventory/plain.ts';
import { guessBy, type Columns } from '../table/columns.ts';
import type { Table } from '../table/read.ts';

/** What a column of a table of people can say. */
export const PERSON_FIELDS = ['name', 'firstName', 'phone', 'email', 'association', 'id'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export const personField = guessBy<PersonField>(PERSON_FIELDS, {
	name: ['nom', 'nom et prenom', 'nom prenom', 'nom de famille', 'contact', 'personne', 'name'],
	firstName: ['prenom', 'first name'],
	phone: ['telephone', 'tel', 'portable', 'mobile', 'numero', 'phone'],
	email: ['courriel', 'mail', 'email', 'e mail', 'adresse mail', 'adresse electronique'],
	association: ['association', 'structure', 'foyer', 'organisme'],
	id: ['identifiant', 'identifier']
});

export type PersonOddity = 'NameMissing' | 'PhoneUnusual' | 'PhoneUnread' | 'EmailUnusual';

/** A line as it will be stored; without a name it can't be. */
export type ReadPerson = {
	readonly line: number;
	readonly name: string;
	readonly phone: string | undefined;
	readonly email: string | undefined;
	readonly association: string;
	readonly id: string;
	readonly oddities: readonly PersonOddity[];
};

/** What the register takes for a phone number, and for an address. */
const PHONE = /^[+0-9 ().-]{3,40}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const KEY = /^[\w-]{22}$/;

export function readPerson(
	row: Table['records'][number],
	{ columns }: Columns<PersonField>
): ReadPerson {
	const places = new Map(columns.map((column, index) => [column.field, index]));
	const text = (field: PersonField) => wellFormed(row.cells[places.get(field) ?? -1] ?? '').trim();
	const oddities: PersonOddity[] = [];
	const name = oneLine(`${text('firstName')} ${text('name')}`, 120);
	if (name === '') oddities.push('NameMissing');
	const phone = text('phone') === '' ? undefined : readPhone(text('phone'));
	const fits = phone !== undefined && PHONE.test(phone.shown);
	if (phone && !fits) oddities.push('PhoneUnread');
	else if (phone && !phone.certain) oddities.push('PhoneUnusual');
	const email = text('email');
	const mailFits = EMAIL.test(email) && email.length <= 200;
	if (email !== '' && !mailFits) oddities.push('EmailUnusual');
	return {
		line: row.line,
		name,
		phone: fits ? phone.shown : undefined,
		email: mailFits ? email : undefined,
		association: oneLine(text('association'), 120),
		id: KEY.test(text('id')) ? text('id') : '',
		oddities
	};
}
