import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTable } from '../table/read.ts';
import { assignColumn, recogniseColumns } from './columns.ts';
import { importRows } from './import-row.ts';
import { readInventory } from './read.ts';
import type { ReadRow } from './row.ts';

async function tableOf(bytes: Uint8Array) {
	const read = await readTable(bytes);
	if (!read.ok) throw new Error(read.refusal.type);
	return read.value;
}
const table = await tableOf(readFileSync('tests/fixtures/inventaire-lauragais.csv'));
const columns = recogniseColumns(table);
const inventory = readInventory(table, columns, 'Foyer rural de Pouze');
const typed = (text: string) => tableOf(new TextEncoder().encode(text));

/** What is odd, as `code` and what was read or where. */
const odd = (row: ReadRow) =>
	row.oddities.map((o) =>
		[o.code, 'read' in o ? o.read : 'unit' in o ? o.unit : 'line' in o ? o.line : o.text].join(' ')
	);
const found = (row: ReadRow) =>
	row.suggestions.map((s) => {
		if (s.type === 'outOfService') return `hors service ${s.units} → ${s.until ?? 'sans date'}`;
		if (s.type === 'seats') return `${s.seats} places`;
		if (s.type === 'notOn') return `jamais ${s.days.join()}`;
		const { startDay, startTime, endDay, endTime } = s.package;
		return `${startDay} ${startTime} → ${endDay} ${endTime}`;
	});
const price = (row: ReadRow) =>
	row.tariffs.map((t) => `${t.borrower} ${t.cents} ${t.unit}`).join(', ');
const deposit = (row: ReadRow) => (row.deposit ? `${row.deposit.cents} ${row.deposit.per}` : '');

// line, kind, quantity, prices, deposit, purchase, steward's number, found, odd
type Expected = [
	number,
	string,
	string,
	number,
	string,
	string,
	number | undefined,
	string,
	string[],
	string[]
];
const DELMAS = 'Mme Delmas 05 36 49 12 34';
const FERRAND = 'M. Ferrand 06 39 98 45 67';
const CAZENEUVE = 'Sylvie Cazeneuve 06 39 98 89 10';
const BENALI = 'Nadia Benali 06 39 98 76 54';
const ROQUES = 'Mme Roques 05 36 49 98 76';
const MARTY = 'Julien Marty 06 39 98 32 10';
// prettier-ignore
const EXPECTED: Expected[] = [
	[2, 'Salle des fêtes (grande salle)', 'room', 1, 'member 0 booking, outside 18000 booking', '40000 booking', undefined, DELMAS, ['150 places', '6 08:00 → 1 08:00'], []],
	[3, 'Petite salle (bibliothèque)', 'room', 1, 'member 0 booking, outside 4000 booking', '', undefined, DELMAS, ['19 places', 'jamais 3'], []],
	[4, 'Cuisine équipée', 'room', 1, 'member 2000 booking, outside 6000 booking', '', undefined, DELMAS, [], []],
	[5, 'Tables pliantes 183 cm', 'equipment', 32, 'member 0 item, outside 250 item', '', 224000, FERRAND, [], ['UnitFromRemarks item']],
	[6, 'Chaises coque', 'equipment', 120, 'member 0 item, outside 50 item', '', 180000, FERRAND, ['hors service 10 → sans date'], ['QuantitySpaced 120', 'UnitGuessed item']],
	[7, 'Bancs 220 cm', 'equipment', 40, 'member 0 item, outside 100 item', '', 160000, FERRAND, [], ['UnitGuessed item']],
	[8, 'Barnum 3x3 m', 'equipment', 4, 'member 1000 item, outside 2000 item', '15000 item', 156000, CAZENEUVE, [], ['UnitGuessed item', 'DepositPerItem Caution par barnum. Lests fournis (16)']],
	[9, 'Barnum 6x4 m', 'equipment', 2, 'member 2500 item, outside 5000 item', '30000 booking', 198000, CAZENEUVE, [], ['UnitGuessed item', 'NeedsCare 1 pied à changer']],
	[10, 'Sono portable Yamaha 600i + 2 micros', 'technical', 1, 'member 0 booking, outside 4500 booking', '60000 booking', 89000, 'Paul Vidal 06 39 98 21 43', [], []],
	[11, 'Vidéoprojecteur Epson', 'technical', 1, 'member 0 booking, outside 3000 booking', '30000 booking', 54990, BENALI, [], []],
	[12, 'Écran de projection 2 m', 'technical', 1, 'member 0 booking', '', 12000, BENALI, [], []],
	[13, 'Percolateur 15 L', 'equipment', 2, 'member 0 item, outside 1000 item', '5000 booking', 31000, ROQUES, [], ['UnitGuessed item']],
	[14, 'Friteuse gaz double', 'equipment', 1, 'member 1500 booking, outside 4000 booking', '15000 booking', 68000, FERRAND, [], ['NeedsCare À réviser']],
	[15, 'Vaisselle (assiettes, verres, couverts)', 'equipment', 200, 'member 0 person, outside 100 person', '', undefined, DELMAS, [], ['UnitFromRemarks person']],
	[16, 'Grilles d\'exposition', 'equipment', 20, 'member 0 item', '', undefined, BENALI, [], ['QuantityAbout 20']],
	[17, 'Minibus 9 places Renault Trafic', 'vehicle', 1, 'member 32 km, outside 45 km', '100000 booking', 1850000, MARTY, [], ['UnitFromRemarks km']],
	[18, 'Remorque bâchée 500 kg', 'vehicle', 1, 'member 1000 booking, outside 2500 booking', '20000 booking', 95000, CAZENEUVE, [], []],
	[19, 'Percolateur 15 L', 'equipment', 1, 'member 0 booking, outside 1000 booking', '5000 booking', 15500, ROQUES, [], ['Duplicate 13']],
	[21, 'Animatrice éveil musical (4 h/semaine)', 'staffTime', 1, 'member 2480 hour', '', undefined, CAZENEUVE, [], ['UnitGuessed hour']],
	[22, 'Aide compta (Paheko)', 'skill', 1, 'member 0 booking', '', undefined, ROQUES, [], []],
	[23, 'Bénévoles montage / démontage', 'volunteers', 6, 'member 0 booking', '', undefined, FERRAND, [], []],
	[24, 'Jeux en bois géants (lot de 12)', 'equipment', 1, 'member 0 booking, outside 3500 booking', '10000 booking', 110000, MARTY, [], []],
	[25, 'Groupe électrogène 3 kVA', 'technical', 1, 'member 1500 booking, outside 4500 booking', '25000 booking', 72000, FERRAND, ['hors service 1 → 2027-01-15'], []],
	[26, 'Scène démontable 12 m²', 'equipment', 6, 'member 6000 booking, outside 15000 booking', '50000 booking', 430000, FERRAND, [], ['UnitGuessed booking']]
];

describe('the inventory of the Lauragais, row by row', () => {
	test('its fourteen columns are known by their headings', () => {
		expect(columns.headingLine).toBe(1);
		expect(columns.columns.map((column) => column.field)).toEqual([
			...['name', 'kind', 'quantity', 'owner', 'commune', 'site', 'state', 'purchase'],
			...['deposit', 'tariffMember', 'tariffOutside', 'steward', 'phone', 'remarks']
		]);
	});
	test('the empty row is skipped, and counted', () => {
		expect(inventory.emptyLines).toEqual([20]);
		expect(inventory.rows.map((row) => row.line)).toEqual(EXPECTED.map(([line]) => line));
	});
	test.each(EXPECTED)('[RS1] [RS2] [RS7] line %i: %s', (...expected) => {
		const row = inventory.rows.find((candidate) => candidate.line === expected[0]);
		if (!row) throw new Error('no such row');
		const steward = `${row.steward?.name} ${row.steward?.phone}`;
		expect([
			...[row.line, row.name, row.kind, row.quantity, price(row), deposit(row)],
			...[row.purchase, steward, found(row), odd(row)]
		]).toEqual(expected);
	});
	test('the state and the remarks are kept word for word', () => {
		expect(inventory.rows[4]?.remarks).toBe('10 abîmées mises de côté\nÉtat\u00a0: Usagé');
		expect(inventory.rows[2]?.remarks).toBe(
			'Se réserve avec la grande salle ; four gaz, 2 frigos\nÉtat\u00a0: Bon'
		);
	});
	test('a price that is not given is not stored as free', () => {
		const [screen] = importRows(inventory.rows.filter((row) => row.line === 12));
		expect(screen?.resource.tariffs).toEqual([{ borrower: 'member', unit: 'booking', cents: 0 }]);
		expect(screen?.resource.deposit).toBeUndefined();
	});
});

describe('what is stored', () => {
	const rows = importRows(inventory.rows);
	test('the hall, whole', () => {
		expect(rows[0]).toEqual({
			resource: {
				kind: 'room',
				name: 'Salle des fêtes (grande salle)',
				capacity: 1,
				place: { commune: { name: 'Montbrun-Lauragais' }, site: "Place de l'Église" },
				stewards: [{ name: 'Mme Delmas', phone: '05 36 49 12 34' }],
				remarks:
					'150 personnes max. Clés à retirer le vendredi de 17h à 18h. Week-end = samedi 8h au lundi 8h.\nÉtat\u00a0: Bon',
				opening: {
					packages: [
						{ name: 'Week-end', startDay: 6, startTime: '08:00', endDay: 1, endTime: '08:00' }
					]
				},
				tariffs: [
					{ borrower: 'member', unit: 'booking', cents: 0 },
					{ borrower: 'outside', unit: 'booking', cents: 18000 }
				],
				deposit: { cents: 40000, per: 'booking' },
				room: { seats: 150 }
			},
			associationName: 'Foyer rural de Montbrun-Lauragais',
			associationCommune: 'Montbrun-Lauragais',
			source: {
				system: 'csv',
				id: 'foyer rural de montbrun lauragai salle des fete grande salle 1'
			}
		});
	});
	test('[RS2] what is out of service', () => {
		const by = (name: string) => rows.find((row) => row.resource.name === name)?.outOfService;
		expect(by('Groupe électrogène 3 kVA')).toEqual({
			units: 1,
			until: '2027-01-15',
			reason: "En panne. Chez le réparateur jusqu'au 15/01/2027"
		});
		expect(by('Chaises coque')).toEqual({ units: 10, reason: '10 abîmées mises de côté' });
	});
	test('two rows of one name and owner keep two ids, and a left-out row renames none', () => {
		const ids = rows.map((row) => row.source.id);
		expect(new Set(ids).size).toBe(24);
		expect(ids.filter((id) => id.includes('percolateur'))).toEqual([
			'club des aine de noueille percolateur 15 l 1',
			'club des aine de noueille percolateur 15 l 2'
		]);
		const without = importRows(inventory.rows, new Set([13]));
		expect(without.map((row) => row.source.id)).toEqual(ids.filter((_, at) => at !== 11));
	});
	test('a correction changes what is stored and not what the row is known by', () => {
		const corrected = readInventory(
			table,
			columns,
			'',
			new Map([
				[6, { name: 'Chaises', quantity: 115, unit: 'day' as const }],
				[25, { without: ['outOfService'] as const, kind: 'equipment' as const }]
			])
		);
		const again = importRows(corrected.rows);
		expect(again.map((row) => row.source)).toEqual(rows.map((row) => row.source));
		expect(again[4]?.resource).toMatchObject({ name: 'Chaises', capacity: 115 });
		expect(again[4]?.resource.tariffs?.map((tariff) => tariff.unit)).toEqual(['day', 'day']);
		expect(corrected.rows[4]?.oddities).toEqual([]);
		expect(again[22]?.outOfService).toBeUndefined();
		expect(again[22]?.resource.kind).toBe('equipment');
	});
});

describe('files written otherwise', () => {
	test('synonyms, no accents, a title above, English-style commas', async () => {
		const other = await typed(
			'Inventaire du foyer,,,\nMatériel,Qté,TYPE,N° de tél.\nTable,"3 tables",mobilier,0639981234\n'
		);
		const read = recogniseColumns(other);
		expect(read.headingLine).toBe(2);
		expect(read.columns.map((column) => column.field)).toEqual([
			...['name', 'quantity', 'kind', 'phone']
		]);
		const [row] = readInventory(other, read, 'Foyer de Pouze').rows;
		expect(row).toMatchObject({ name: 'Table', quantity: 3, kind: 'equipment' });
		expect(row?.owner).toBe('Foyer de Pouze');
		expect(row?.oddities.map((oddity) => oddity.code)).toEqual([
			...['QuantityInWords', 'OwnerMissing', 'PhoneAlone']
		]);
		expect(row?.remarks).toBe('N° de tél.\u00a0: 0639981234');
	});
	test('a column the file calls otherwise is assigned by hand, and takes it from another', async () => {
		const other = await typed('Nom;Machin\nTable;12\n');
		const first = recogniseColumns(other);
		expect(first.columns.map((column) => column.field)).toEqual(['name', undefined]);
		expect(readInventory(other, first, 'A').rows[0]?.remarks).toBe('Machin\u00a0: 12');
		const second = assignColumn(first, 1, 'quantity');
		expect(readInventory(other, second, 'A').rows[0]).toMatchObject({ quantity: 12 });
		const third = assignColumn(second, 1, 'name');
		expect(third.columns.map((column) => column.field)).toEqual([undefined, 'name']);
	});
	test('a row without a name is shown and not stored', async () => {
		const other = await typed('Nom;Quantité\n;12\nBanc;2\n');
		const { rows } = readInventory(other, recogniseColumns(other), 'A');
		expect(rows[0]?.oddities.map((oddity) => oddity.code)).toContain('NameMissing');
		expect(importRows(rows).map((row) => row.resource.name)).toEqual(['Banc']);
	});
	test('a sum in words is kept as words', async () => {
		const other = await typed('Nom;Caution;Tarif adhérent\nBanc;à voir;3 € par jour\n');
		const { rows } = readInventory(other, recogniseColumns(other), 'A');
		expect(rows[0]?.deposit).toBeUndefined();
		expect(rows[0]?.remarks).toBe('Caution\u00a0: à voir');
		expect(rows[0]?.tariffs).toEqual([{ borrower: 'member', unit: 'day', cents: 300 }]);
	});
	test('no table makes it throw, and every row fits the register', async () => {
		const codes = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 });
		const cell = fc.oneof(
			codes.map((all) => String.fromCharCode(...all)),
			fc.constantFrom('1 20', '-3', '1e9', 'En panne', '999999999', 'jusqu’au 31/02/2027', '12 HS'),
			fc.string({ minLength: 130, maxLength: 260 })
		);
		const headings = fc.constantFrom(
			...[
				'Nom',
				'Qté',
				'Type',
				'Caution',
				'Tarif',
				'Tél',
				'Référent',
				'État',
				'Commune',
				'',
				'Note'
			]
		);
		const record = fc.array(cell, { maxLength: 8 });
		fc.assert(
			fc.property(fc.array(headings, { maxLength: 8 }), fc.array(record), (head, body) => {
				const records = [head, ...body].map((cells, at) => ({ line: at + 1, cells }));
				const any = { records, emptyLines: [], encoding: 'utf-8', delimiter: ';' } as const;
				const { rows } = readInventory(any, recogniseColumns(any), 'Foyer');
				for (const { resource, source, outOfService } of importRows(rows)) {
					expect(resource.name).toMatch(/^\S(.{0,118}\S)?$/su);
					expect(Number.isInteger(resource.capacity) && resource.capacity >= 0).toBe(true);
					expect(resource.capacity).toBeLessThanOrEqual(1_000_000);
					expect(source.id.length).toBeLessThanOrEqual(200);
					expect(source.id).toBe(source.id.trim());
					expect(resource.remarks?.length ?? 0).toBeLessThanOrEqual(4000);
					if (outOfService) expect(outOfService.units).toBeLessThanOrEqual(resource.capacity);
				}
			}),
			{ numRuns: 300 }
		);
	});
});
