import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { idFrom, type AssociationId, type ResourceId, type SpaceId } from '../../domain/ids.ts';
import {
	BORROWERS,
	RESOURCE_KINDS,
	TARIFF_UNITS,
	type Cents,
	type ResourceBody
} from '../../domain/resource/types.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { send } from '../../engine/send.ts';
import { recogniseColumns } from '../../formats/inventory/columns.ts';
import { fieldOf, FIELDS } from '../../formats/inventory/field.ts';
import { importRows } from '../../formats/inventory/import-row.ts';
import { readInventory } from '../../formats/inventory/read.ts';
import { readTable } from '../../formats/table/read.ts';
import { setLocale } from '../../i18n/paraglide/runtime.js';
import { db } from '../../store/db.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { fieldName } from './oddity-words.ts';
import { FILE_FORMATS, type FileFormat } from './out/choice.ts';
import { makeTable } from './out/make.ts';
import '../../../../tests/draws.ts';

const TODAY = '2026-11-26' as LocalDate;
const OWNER = 'Foyer rural de Pouze';

/** A space with one association, whose founder keeps everything; its engine isn't running. */
async function space(): Promise<SpaceId> {
	const association = { name: OWNER };
	const made = await send('createSpace', { name: 'Essai', association, firstName: 'Sylvie' });
	if (!made.ok) throw new Error(made.refusal.type);
	await db.spaces.update(made.value.space, { roles: [{ role: 'gestionnaire' }] });
	return made.value.space;
}
beforeEach(async () => {
	setLocale('fr', { reload: false });
	await Promise.all(db.tables.map((table) => table.clear()));
});

const cents = fc.integer({ min: 0, max: 500_000 }).map((n) => n as Cents);
const words = fc.constantFrom(
	'À rendre propre',
	'=SOMME(A1)',
	'+ 2 clés ; merci',
	'Deux\nlignes « ! »'
);
const tariff = fc.record(
	{
		borrower: fc.constantFrom(...BORROWERS),
		unit: fc.constantFrom(...TARIFF_UNITS),
		cents,
		between: fc.constant({ from: '10-15', to: '04-15' }),
		fromNth: fc.integer({ min: 2, max: 9 })
	},
	{ requiredKeys: ['borrower', 'unit', 'cents'] }
);
const room = fc.record(
	{
		seats: fc.integer({ min: 1, max: 400 }),
		squareMetres: fc.integer({ min: 5, max: 900 }),
		stepFree: fc.boolean()
	},
	{ requiredKeys: [] }
);
const thing = fc.record({
	kind: fc.constantFrom(...RESOURCE_KINDS),
	name: fc.constantFrom('Chaises', '=HYPERLINK("x")', 'Sono <b>&', '-5 tables', "'@lire"),
	capacity: fc.integer({ min: 1, max: 5000 }),
	place: fc.option(fc.constant({ commune: { name: 'Issus', insee: '31239' }, site: 'Hangar' }), {
		nil: undefined
	}),
	tariffs: fc.option(fc.array(tariff, { minLength: 1, maxLength: 3 }), { nil: undefined }),
	deposit: fc.option(fc.record({ cents, per: fc.constantFrom('booking', 'item') }), {
		nil: undefined
	}),
	room: fc.option(room, { nil: undefined }),
	worth: fc.option(fc.record({ purchase: cents, funder: fc.constant('CAF') }), { nil: undefined }),
	remarks: fc.option(words, { nil: undefined }),
	conditions: fc.option(words, { nil: undefined }),
	out: fc.option(fc.constantFrom(undefined, '2027-01-15' as LocalDate), { nil: null })
});
type Thing = typeof thing extends fc.Arbitrary<infer T> ? T : never;

async function keep(id: SpaceId, things: readonly Thing[]): Promise<void> {
	const association = idFrom<AssociationId>('a'.repeat(22));
	const kept = { at: 'phone', since: 0 } as const;
	await db.associations.put({ id: association, space: id, name: OWNER, search: '', kept });
	const rows = things.map((one, at): ResourceRow => {
		const { remarks, conditions, out, ...fields } = one;
		const body: ResourceBody = {
			...fields,
			room: one.kind === 'room' ? one.room : undefined,
			association
		};
		return {
			id: idFrom<ResourceId>(String(at).padStart(22, 'r')),
			space: id,
			kind: one.kind,
			name: one.name,
			association,
			associationName: OWNER,
			body,
			stewards: [],
			remarks,
			conditions,
			safety: undefined,
			outages:
				out === null
					? []
					: [
							{
								id: 'o',
								units: 1,
								since: TODAY,
								until: out,
								span: { from: 0, to: 1 },
								reason: 'Panne'
							}
						],
			closures: [],
			retired: false,
			batch: undefined,
			search: '',
			kept,
			history: []
		};
	});
	await db.resources.bulkPut(rows);
}

/** The table of a space's inventory, taken away and read as the screen that imports reads it. */
async function taken(id: SpaceId, format: FileFormat) {
	const row = await db.spaces.get(id);
	if (!row) throw new Error('no space');
	const days = { first: TODAY, last: TODAY };
	const wanted = { space: row, subject: 'inventory', format, days, today: TODAY } as const;
	const made = await makeTable(wanted, new AbortController().signal);
	const table = await readTable(new Uint8Array(await made.blob.arrayBuffer()));
	if (!table.ok) throw new Error(table.refusal.type);
	return importRows(readInventory(table.value, recogniseColumns(table.value), 'Un autre').rows);
}

/** The same content in the same order of fields. */
const inOrder = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(
				Object.entries(value)
					.sort(([one], [other]) => one.localeCompare(other))
					.map(([name, one]) => [name, inOrder(one)])
			)
		: value;

/** What a table can say of a thing, free of what it can't. */
const sayable = ({ place, tariffs, deposit, worth, room, ...body }: Partial<ResourceBody>) => ({
	...body,
	room: room && Object.keys(room).length > 0 ? room : undefined,
	association: undefined,
	place: place && { site: place.site, commune: place.commune?.name },
	tariffs: tariffs?.map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
	deposit: deposit && (deposit.cents === 0 ? 'free' : deposit),
	worth: worth?.purchase
});

test.each(['fr', 'en'] as const)('every heading is recognised as its own, in %s', (locale) => {
	setLocale(locale, { reload: false });
	expect(FIELDS.map((field) => fieldOf(fieldName(field))?.field)).toEqual(FIELDS);
});

test.each(FILE_FORMATS)('one’s own table brought back as %s changes nothing', async (format) => {
	const id = await space();
	await fc.assert(
		fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 6 }), async (things) => {
			await db.resources.clear();
			await keep(id, things);
			const sent = await send('importResources', { space: id, rows: await taken(id, format) });
			expect(sent).toMatchObject({ ok: true, value: { added: 0, updated: 0 } });
		}),
		{ numRuns: 15 }
	);
});

test.each(FILE_FORMATS)('in a new space the table, as %s, says all that it can', async (format) => {
	const id = await space();
	await fc.assert(
		fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 5 }), async (things) => {
			await db.resources.clear();
			await keep(id, things);
			const before = await db.resources.toArray();
			const rows = await taken(id, format);
			await db.resources.clear();
			await db.outbox.clear();
			const sent = await send('importResources', { space: id, rows });
			expect(sent).toMatchObject({ ok: true, value: { added: things.length } });
			const facts = (await db.outbox.toArray()).map((row): unknown => JSON.parse(row.text));
			const bodies = facts.flatMap((fact) =>
				Reflect.get(Object(fact), 'kind') === 'resource.added'
					? [Reflect.get(Object(fact), 'body')]
					: []
			);
			const words = facts.flatMap((fact) =>
				Reflect.get(Object(fact), 'kind') === 'words.written'
					? [Reflect.get(Object(fact), 'body').text]
					: []
			);
			const byName = <T>(all: T[]) => all.map((one) => JSON.stringify(inOrder(one))).sort();
			const said = bodies.map(({ remarks, conditions, ...body }: ResourceBody) => {
				void remarks;
				void conditions;
				return sayable(body);
			});
			expect(byName(said)).toEqual(byName(before.map((row) => sayable(row.body))));
			expect(words.sort()).toEqual(
				before
					.flatMap((row) => [
						row.remarks,
						row.conditions,
						row.outages.length > 0 ? 'Panne' : undefined
					])
					.filter((text) => text !== undefined)
					.sort()
			);
		}),
		{ numRuns: 10 }
	);
});
