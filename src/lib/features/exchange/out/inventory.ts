import type { SpaceId } from '../../../domain/ids.ts';
import {
	BORROWERS,
	type Borrower,
	type Cents,
	type ResourceBody,
	type Tariff
} from '../../../domain/resource/types.ts';
import type { LocalDate } from '../../../domain/time/types.ts';
import { dateText, type Cell, type Sheet } from '../../../formats/table/cell.ts';
import { kindName } from '../../../i18n/kinds.ts';
import { m } from '../../../i18n/paraglide/messages.js';
import { depositWords, priceWords, unitWords } from '../../../i18n/tariff.ts';
import { db } from '../../../store/db.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import { pagesOf, present } from './pages.ts';

const monthDay = (text: string) => `${text.slice(3)}/${text.slice(0, 2)}`;

/** "60 € le week-end (du 15/10 au 15/04, dès la 3e fois)". */
function tariffText({ between, fromNth, ...price }: Tariff): string {
	const limits = [
		between && m.tables_between({ from: monthDay(between.from), to: monthDay(between.to) }),
		fromNth && m.tables_from_nth({ nth: fromNth })
	].filter(Boolean);
	// RS7: free by any measure, but the measure comes back with the table.
	const words =
		price.cents === 0 ? `${priceWords(price)} ${unitWords(price.unit)}` : priceWords(price);
	return limits.length === 0 ? words : `${words} (${limits.join(', ')})`;
}

const tariffsFor = (tariffs: ResourceBody['tariffs'], borrower: Borrower): Cell =>
	tariffs
		?.filter((tariff) => tariff.borrower === borrower)
		.map(tariffText)
		.join(' ; ');

const sum = (cents: Cents | undefined): Cell => (cents === undefined ? undefined : { cents });

/** RS7: what is free is said so; a deposit by the piece is no plain sum. */
const deposit = (body: ResourceBody): Cell =>
	body.deposit === undefined || (body.deposit.per === 'booking' && body.deposit.cents > 0)
		? sum(body.deposit?.cents)
		: depositWords(body.deposit);

/** What is out of service now or later, one line each. */
const state = (row: ResourceRow, today: LocalDate): Cell =>
	row.outages
		.filter(({ until }) => until === undefined || until >= today)
		.map(({ units, until, reason }) => {
			const said =
				until === undefined
					? m.tables_out({ units })
					: m.tables_out_until({ units, date: dateText(until) });
			return reason ? m.tables_because({ said, reason }) : said;
		})
		.join('\n');

const yesNo = (value: boolean | undefined): Cell =>
	value === undefined ? undefined : value ? m.tables_yes() : m.tables_no();

/** Every column: its heading, and what it says of a thing. */
const COLUMNS: readonly (readonly [
	() => string,
	(row: ResourceRow, today: LocalDate, email: string | undefined) => Cell
])[] = [
	[m.inventory_field_name, (row) => row.name],
	[m.inventory_field_kind, (row) => kindName(row.kind)],
	[m.inventory_field_quantity, (row) => row.body.capacity],
	[m.inventory_field_owner, (row) => row.associationName],
	[m.inventory_field_commune, (row) => row.body.place?.commune?.name],
	[m.inventory_field_site, (row) => row.body.place?.site],
	[m.inventory_field_state, state],
	[m.inventory_field_steward, (row) => row.stewards[0]?.name],
	[m.inventory_field_phone, (row) => row.stewards[0]?.phone],
	[m.inventory_field_email, (_, __, email) => email],
	[m.inventory_field_tariffMember, (row) => tariffsFor(row.body.tariffs, BORROWERS[0])],
	[m.inventory_field_tariffLocal, (row) => tariffsFor(row.body.tariffs, BORROWERS[1])],
	[m.inventory_field_tariffOutside, (row) => tariffsFor(row.body.tariffs, BORROWERS[2])],
	[m.inventory_field_tariffPrivate, (row) => tariffsFor(row.body.tariffs, BORROWERS[3])],
	[m.inventory_field_deposit, (row) => deposit(row.body)],
	[m.inventory_field_purchase, (row) => sum(row.body.worth?.purchase)],
	[m.inventory_field_seats, (row) => row.body.room?.seats],
	[m.tables_field_squareMetres, (row) => row.body.room?.squareMetres],
	[m.tables_field_stepFree, (row) => yesNo(row.body.room?.stepFree)],
	[m.tables_field_conditions, (row) => row.conditions],
	[m.tables_field_safety, (row) => row.safety],
	[m.inventory_field_remarks, (row) => row.remarks],
	[m.tables_field_id, (row) => row.id]
];

/** Everything shared and not retired, by owner and name. `today`: what was mended before is left out. */
export async function inventorySheet(
	space: SpaceId,
	today: LocalDate,
	breathe: () => Promise<void>
): Promise<Sheet> {
	const keys = await db.resources.where('space').equals(space).primaryKeys();
	const found: ResourceRow[] = [];
	for (const some of pagesOf(keys)) {
		found.push(...present(await db.resources.bulkGet([...some])).filter((row) => !row.retired));
		await breathe();
	}
	const people = await db.people.where('space').equals(space).toArray();
	const emails = new Map(people.map(({ id, email }) => [id, email]));
	const order = new Intl.Collator('fr', { numeric: true });
	found.sort(
		(a, b) => order.compare(a.associationName, b.associationName) || order.compare(a.name, b.name)
	);
	const rows: Cell[][] = [];
	for (const row of found) {
		const email = row.stewards[0] && emails.get(row.stewards[0].id);
		rows.push(COLUMNS.map(([, cell]) => cell(row, today, email)));
		await breathe();
	}
	return { name: m.tables_inventory(), headings: COLUMNS.map(([name]) => name()), rows };
}
