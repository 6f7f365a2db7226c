import { expect, test } from 'vitest';
import { recogniseColumns } from '../table/columns.ts';
import { personField, readPerson } from './read.ts';

const HEADINGS = ['Nom', 'Prénom', 'Tél.', 'Mail', 'Structure', 'Fonction'];

function read(cells: readonly string[]) {
	const records = [HEADINGS, cells].map((row, at) => ({ line: at + 1, cells: row }));
	const table = { records, emptyLines: [], encoding: undefined, delimiter: undefined };
	const [, record] = records;
	if (!record) throw new Error('no line');
	return readPerson(record, recogniseColumns(table, personField));
}

test('first name and name are one, a number is written the French way', () => {
	expect(
		read(['Roques', 'Odette', '+33639981234', 'o@example.org', 'Pouze', 'trésorière'])
	).toEqual({
		line: 2,
		name: 'Odette Roques',
		phone: '06 39 98 12 34',
		email: 'o@example.org',
		association: 'Pouze',
		id: '',
		oddities: []
	});
});

test.each([
	[['', '', '06 39 98 12 34'], ['NameMissing']],
	[['Roques', '', '12'], ['PhoneUnread']],
	[['Roques', '', '06 39 98'], ['PhoneUnusual']],
	[['Roques', '', 'voir mairie'], ['PhoneUnread']],
	[['Roques', '', '', 'pas de mail'], ['EmailUnusual']]
])('%j', (cells, oddities) => expect(read(cells).oddities).toEqual(oddities));

test('<b>HTML</b> in a name is a name', () => {
	expect(read(['<img src=x onerror=alert(1)>', '', '']).name).toBe('<img src=x onerror=alert(1)>');
});
