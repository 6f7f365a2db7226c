import type {
	Deposit,
	Opening,
	Place,
	Policy,
	ResourceKind,
	Tariff,
	Worth
} from '../../domain/resource/types.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { searchable } from '../../domain/text/search.ts';
import { oneLine } from './plain.ts';
import type { ReadRow } from './row.ts';
import type { Steward } from './steward.ts';

/** A row ready to be stored: what the command that imports takes. */
export type ImportRow = {
	readonly resource: {
		readonly kind: ResourceKind;
		readonly name: string;
		readonly capacity: number;
		readonly place?: Place;
		readonly stewards?: readonly Steward[];
		readonly remarks?: string;
		readonly opening?: Opening;
		readonly policy?: Policy;
		readonly tariffs?: readonly Tariff[];
		readonly deposit?: Deposit;
		readonly room?: {
			readonly seats?: number;
			readonly squareMetres?: number;
			readonly stepFree?: boolean;
		};
		readonly conditions?: string;
		readonly safety?: string;
		readonly worth?: Worth;
	};
	readonly associationName: string;
	readonly associationCommune?: string;
	readonly source: { readonly system: string; readonly id: string };
	/** The thing it was when this table was taken away from a space, maybe another. */
	readonly id?: string;
	readonly outOfService?: {
		readonly units: number;
		readonly until?: LocalDate;
		readonly reason: string;
	};
};

/** The register's limit is 200 characters; the rest is for the ordinal. */
const SOURCE_MOST = 190;

/**
 * Ids that stay the same when the same file comes again, corrected or not: owner and name as the
 * file has them, and which of the rows of that name it is. `before` counts those already given.
 */
function sourceId(row: ReadRow, before: Map<string, number>): string {
	const named = searchable(`${row.owner} / ${row.nameInFile || row.name}`);
	const stem = oneLine(named, SOURCE_MOST);
	const ordinal = (before.get(stem) ?? 0) + 1;
	before.set(stem, ordinal);
	return `${stem} ${ordinal}`.trim();
}

/**
 * Rows as the import command takes them, those in `leftOut` (by line) and those without a name
 * aside. Ordinals count all rows, so that leaving one out renames none.
 */
export function importRows(
	rows: readonly ReadRow[],
	leftOut: ReadonlySet<number> = new Set()
): readonly ImportRow[] {
	const before = new Map<string, number>();
	return rows
		.map((row) => ({ row, id: sourceId(row, before) }))
		.filter(({ row }) => row.name !== '' && !leftOut.has(row.line))
		.map(({ row, id }) => importRow(row, id));
}

function importRow(row: ReadRow, id: string): ImportRow {
	const on = row.suggestions.filter((suggestion) => suggestion.on);
	const outage = on.find((suggestion) => suggestion.type === 'outOfService');
	const seats = row.seats ?? on.find((suggestion) => suggestion.type === 'seats')?.seats;
	const weekend = on.find((suggestion) => suggestion.type === 'weekend')?.package;
	const notOn = on.find((suggestion) => suggestion.type === 'notOn')?.days;
	const place: Place = {
		...(row.commune ? { commune: { name: row.commune } } : {}),
		...(row.site ? { site: row.site } : {})
	};
	const opening: Opening = {
		...(weekend ? { packages: [weekend] } : {}),
		...(notOn ? { notOn } : {})
	};
	const room = {
		...(seats ? { seats } : {}),
		...(row.squareMetres ? { squareMetres: row.squareMetres } : {}),
		...(row.stepFree === undefined ? {} : { stepFree: row.stepFree })
	};
	const some = (value: object) => Object.keys(value).length > 0;
	return {
		resource: {
			kind: row.kind,
			name: row.name,
			capacity: row.quantity,
			...(some(place) ? { place } : {}),
			...(row.steward ? { stewards: [row.steward] } : {}),
			...(row.remarks ? { remarks: row.remarks } : {}),
			...(some(opening) ? { opening } : {}),
			...(row.tariffs.length > 0 ? { tariffs: row.tariffs } : {}),
			...(row.deposit ? { deposit: row.deposit } : {}),
			...(some(room) ? { room } : {}),
			...(row.conditions ? { conditions: row.conditions } : {}),
			...(row.safety ? { safety: row.safety } : {}),
			...(row.purchase === undefined ? {} : { worth: { purchase: row.purchase } })
		},
		associationName: row.owner,
		...(row.commune ? { associationCommune: row.commune } : {}),
		...(row.id ? { id: row.id } : {}),
		source: row.id ? { system: 'la-remise', id: row.id } : { system: 'csv', id },
		...(outage
			? {
					outOfService: {
						units: outage.units,
						...(outage.until ? { until: outage.until } : {}),
						reason: outage.reason
					}
				}
			: {})
	};
}
