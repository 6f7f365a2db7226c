import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseColumns } from '../table/columns.ts';
import { readTable } from '../table/read.ts';
import { BOOKING_FIELDS, bookingField, readBooking } from './read.ts';

const HEAD = 'Date;Début;Date de fin;Heure de fin;Salle;Nombre;Association;Motif;Personnes;État';

async function read(line: string, head = HEAD) {
	const table = await readTable(new TextEncoder().encode(`${head}\n${line}\n`));
	if (!table.ok) throw new Error(table.refusal.type);
	const [, record] = table.value.records;
	if (!record) throw new Error('no line');
	return readBooking(record, recogniseColumns(table.value, bookingField));
}
const columns = 'Date de début;Heure de début;Date de fin;Heure de fin;Salle';
const when = async (line: string) => {
	const { when, oddities } = await read(`${line};Salle`, columns);
	return [when?.start, when?.end, ...oddities];
};

describe('[T2] when it is, as people write it', () => {
	test.each([
		['12/06/2027;14:30;12/06/2027;18:00', ['2027-06-12T14:30', '2027-06-12T18:00']],
		['12/06/27;14h30;;18 h', ['2027-06-12T14:30', '2027-06-12T18:00']],
		['samedi 12 juin 2027;9h;;midi', ['2027-06-12T09:00', '2027-06-12T12:00']],
		['1er mars 2027;;;', ['2027-03-01T00:00', '2027-03-02T00:00']],
		['2027-06-12;;2027-06-13;', ['2027-06-12T00:00', '2027-06-14T00:00']],
		['12/06/2027 08:00;;13/06/2027 19:30;', ['2027-06-12T08:00', '2027-06-13T19:30']],
		['12/06/2027;20h;;1h', ['2027-06-12T20:00', '2027-06-13T01:00']],
		['12/06/2027;20:00;12/06/2027;24:00', ['2027-06-12T20:00', '2027-06-13T00:00']],
		['12/06/2027;20h;;', ['2027-06-12T20:00', '2027-06-12T21:00', 'NoEnd']],
		['31/02/2027;;;', [undefined, undefined, 'StartUnread']],
		['bientôt;;;', [undefined, undefined, 'StartUnread']],
		['12/06/2027;;plus tard;', [undefined, undefined, 'EndUnread']],
		['12/06/2027;;11/06/2027;', [undefined, undefined, 'EndBeforeStart']],
		['12/06/2027;18:00;12/06/2027;14:00', [undefined, undefined, 'EndBeforeStart']]
	])('%s', async (line, expected) => expect(await when(line)).toEqual(expected));
});

test('[T2] a day and an hour in one cell, or a day for both hours', async () => {
	const one = await read('12/06/2027 08:00;13/06/2027 19:30;Salle', 'Début;Fin;Salle');
	expect(one.when).toEqual({ start: '2027-06-12T08:00', end: '2027-06-13T19:30' });
	const other = await read('12/06/2027;20h;23h30;Salle', 'Date;Début;Fin;Salle');
	expect(other.when).toEqual({ start: '2027-06-12T20:00', end: '2027-06-12T23:30' });
});

test('quantity, headcount and standing are read, and said when they can’t be', async () => {
	expect(await read('12/06/2027;;;;Tables;20;Pouze;Loto;60;Confirmée')).toMatchObject({
		resource: 'Tables',
		quantity: 20,
		association: 'Pouze',
		purpose: 'Loto',
		headcount: 60,
		oddities: []
	});
	expect(await read('12/06/2027;;;;Tables;beaucoup;Pouze;Loto;plein;Annulée')).toMatchObject({
		quantity: 1,
		headcount: undefined,
		oddities: ['QuantityUnread', 'HeadcountUnread', 'NotStanding']
	});
});

test('no cells make it throw, and what it takes fits the register', () => {
	const ofEveryObject = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
	const record = fc.record({
		line: fc.nat(),
		cells: fc.array(fc.oneof(fc.string({ maxLength: 20 }), ofEveryObject), { maxLength: 15 })
	});
	const all = { headingLine: 0, columns: BOOKING_FIELDS.map((field) => ({ heading: '', field })) };
	fc.assert(
		fc.property(record, (row) => {
			const { when, quantity, resource } = readBooking(row, all);
			if (when) expect(when.end > when.start).toBe(true);
			expect(quantity).toBeGreaterThanOrEqual(1);
			expect(resource.length).toBeLessThanOrEqual(120);
		}),
		{ numRuns: 200 }
	);
});
