import type {
	Cents,
	Deposit,
	ResourceKind,
	Tariff,
	TariffUnit
} from '../../domain/resource/types.ts';
import type { Columns } from './columns.ts';
import type { Field } from './field.ts';
import { readKind } from './kind.ts';
import { readMoney } from './money.ts';
import type { Oddity } from './oddity.ts';
import { oneLine, plain, wellFormed } from './plain.ts';
import { readQuantity } from './quantity.ts';
import { readSteward, type Steward } from './steward.ts';
import {
	isOutageSaid,
	notOnIn,
	outOfServiceIn,
	seatsIn,
	weekendIn,
	type Suggestion,
	type SuggestionType
} from './suggestion.ts';
import { readPrices } from './tariff.ts';

/** What the person says instead of what was read. */
export type Correction = {
	readonly name?: string;
	readonly kind?: ResourceKind;
	readonly quantity?: number;
	readonly unit?: TariffUnit;
	/** Suggestions they unticked. */
	readonly without?: readonly SuggestionType[];
};

/** A row as it will be stored, and everything that was read otherwise than it stands. */
export type ReadRow = {
	/** In the file, headings counted, from 1. */
	readonly line: number;
	/** Empty when the file names nothing: such a row can't be stored before it has a name. */
	readonly name: string;
	/** As in the file, for recognising the row when the same file comes again. */
	readonly nameInFile: string;
	readonly kind: ResourceKind;
	readonly quantity: number;
	readonly owner: string;
	readonly commune: string | undefined;
	readonly site: string | undefined;
	readonly steward: Steward | undefined;
	readonly tariffs: readonly Tariff[];
	readonly deposit: Deposit | undefined;
	readonly purchase: Cents | undefined;
	readonly remarks: string | undefined;
	readonly seats: number | undefined;
	readonly squareMetres: number | undefined;
	readonly stepFree: boolean | undefined;
	readonly conditions: string | undefined;
	readonly safety: string | undefined;
	/** What a table taken away calls the thing; empty in all others. */
	readonly id: string;
	readonly suggestions: readonly (Suggestion & { readonly on: boolean })[];
	readonly oddities: readonly Oddity[];
};

type FileRow = { readonly line: number; readonly cells: readonly string[] };

const NAME_MOST = 120;
const MOST_AREA = 100_000;
const YES = /^(oui|yes|x|vrai|true|1)$/;
const NO = /^(non|no|faux|false|0)$/;
/** An entity's id, as a table taken away has it. */
const KEY = /^[\w-]{22}$/;
const REMARKS_MOST = 4000;
const SOUND = /^(|bon|tres bon|bon etat|neuf|ok|ras|correct|moyen|usage|use|passable)$/;

/** Reads one row. `owner` is the association for rows that name none. */
export function readRow(
	row: FileRow,
	{ columns }: Columns,
	owner: string,
	correction: Correction = {}
): ReadRow {
	const at = new Map<Field, number>();
	columns.forEach((column, index) => column.field && at.set(column.field, index));
	const text = (field: Field) => wellFormed(row.cells[at.get(field) ?? -1] ?? '').trim();

	const oddities: Oddity[] = [];
	const line = (field: Field, most: number) => {
		const clean = oneLine(text(field), most);
		if (clean.length < oneLine(text(field), Infinity).length) {
			oddities.push({ field, text: text(field), code: 'Shortened', most });
		}
		return clean;
	};

	const nameInFile = line('name', NAME_MOST);
	const name = oneLine(correction.name ?? nameInFile, NAME_MOST);
	if (name === '') oddities.push({ field: 'name', text: '', code: 'NameMissing' });

	const said = readKind(text('kind'), name);
	const kind = correction.kind ?? said.kind;
	if (said.guessed && correction.kind === undefined) {
		oddities.push({ field: 'kind', text: text('kind'), code: 'KindGuessed', kind });
	}

	const counted = readQuantity(text('quantity'));
	const quantity = correction.quantity ?? counted.quantity;
	if (counted.oddity && correction.quantity === undefined) {
		oddities.push({ field: 'quantity', text: text('quantity'), ...counted.oddity });
	}

	const ownerInFile = line('owner', NAME_MOST);
	if (ownerInFile === '') oddities.push({ field: 'owner', text: '', code: 'OwnerMissing', owner });

	const prices = readPrices({ text, kind, name, quantity, unit: correction.unit });
	const { steward, ...person } = readSteward(text);
	const purchase = readMoney(text('purchase'));
	const unread = [...prices.unread, ...person.unread];
	oddities.push(...prices.oddities, ...person.oddities);
	if (purchase.type === 'unread') {
		oddities.push({ field: 'purchase', text: text('purchase'), code: 'MoneyUnread' });
		unread.push('purchase');
	}

	const suggestions = suggest(text, kind, quantity);
	const broken = suggestions.some((suggestion) => suggestion.type === 'outOfService');
	if (!broken && !SOUND.test(plain(text('state')))) {
		oddities.push({ field: 'state', text: text('state'), code: 'NeedsCare' });
	}
	const seats = readQuantity(text('seats'));
	if (text('seats') !== '' && seats.oddity) {
		oddities.push({ field: 'seats', text: text('seats'), code: 'SeatsUnread' });
		unread.push('seats');
	}

	const area = Math.round(Number(text('squareMetres').replace(',', '.')));
	const sized = text('squareMetres') !== '' && area > 0 && area <= MOST_AREA;
	if (text('squareMetres') !== '' && !sized) unread.push('squareMetres');
	const stepFree = YES.test(plain(text('stepFree')))
		? true
		: NO.test(plain(text('stepFree')))
			? false
			: undefined;
	if (text('stepFree') !== '' && stepFree === undefined) unread.push('stepFree');
	const words = (field: Field) => wellFormed(text(field).slice(0, REMARKS_MOST)) || undefined;
	const id = KEY.test(text('id')) ? text('id') : '';

	return {
		line: row.line,
		name,
		nameInFile,
		kind,
		quantity,
		owner: ownerInFile || owner,
		commune: line('commune', 80) || undefined,
		site: line('site', NAME_MOST) || undefined,
		steward,
		tariffs: prices.tariffs,
		deposit: prices.deposit,
		purchase: purchase.type === 'sum' ? purchase.cents : undefined,
		remarks: gather(row, columns, unread),
		seats: kind === 'room' && text('seats') !== '' && !seats.oddity ? seats.quantity : undefined,
		squareMetres: kind === 'room' && sized ? area : undefined,
		stepFree: kind === 'room' ? stepFree : undefined,
		conditions: words('conditions'),
		safety: kind === 'room' ? words('safety') : undefined,
		id,
		suggestions: suggestions
			// Whoever takes a table away and brings it back has answered these before.
			.filter(({ type }) => id === '' || (type === 'outOfService' && isOutageSaid(text('state'))))
			.map((suggestion) => ({
				...suggestion,
				on: !correction.without?.includes(suggestion.type)
			})),
		oddities
	};
}

function suggest(
	text: (field: Field) => string,
	kind: ResourceKind,
	quantity: number
): readonly Suggestion[] {
	const remarks = text('remarks');
	const isRoom = kind === 'room';
	return [
		outOfServiceIn(text('state'), remarks, quantity),
		isRoom && text('seats') === '' ? seatsIn(remarks) : undefined,
		isRoom ? weekendIn(remarks) : undefined,
		notOnIn(remarks)
	].filter((suggestion) => suggestion !== undefined);
}

/** Remarks, then every cell that has no field of its own, under its heading: nothing is lost. */
function gather(
	row: FileRow,
	columns: Columns['columns'],
	unread: readonly Field[]
): string | undefined {
	const lines: string[] = [];
	const labelled: string[] = [];
	row.cells.forEach((cell, index) => {
		const clean = wellFormed(cell).trim();
		const column = columns[index];
		if (clean === '' || !column) return;
		const { field, heading } = column;
		if (field === 'remarks') lines.push(clean);
		else if (field === 'id' || (field === 'state' && isOutageSaid(clean))) return;
		else if (!field || field === 'state' || unread.includes(field)) {
			labelled.push(heading === '' ? clean : `${heading}\u00a0: ${clean}`);
		}
	});
	const all = [...lines, ...labelled].join('\n');
	return all === '' ? undefined : wellFormed(all.slice(0, REMARKS_MOST));
}
