import type { LocalDate } from '../../../domain/time/types.ts';
import { fileName } from '../../../domain/text/file-name.ts';
import type { Sheet } from '../../../formats/table/cell.ts';
import { csvParts } from '../../../formats/table/write-csv.ts';
import { xlsxParts } from '../../../formats/table/xlsx/write.ts';
import { breather } from '../../../store/breathe.ts';
import type { SpaceRow } from '../../../store/rows.ts';
import { bookingsSheet } from './bookings.ts';
import type { Days, FileFormat, Subject } from './choice.ts';
import { handoversSheet } from './handovers.ts';
import { inventorySheet } from './inventory.ts';
import { peopleSheet } from './people.ts';

/** A table ready to be given out. */
export type MadeFile = { readonly name: string; readonly blob: Blob; readonly rows: number };

export type Wanted = {
	readonly space: SpaceRow;
	readonly subject: Subject;
	readonly format: FileFormat;
	readonly days: Days;
	readonly today: LocalDate;
};

const TYPES: { readonly [F in FileFormat]: string } = {
	csv: 'text/csv;charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

function sheetOf(wanted: Wanted, breathe: () => Promise<void>): Promise<Sheet> {
	const { space, days, today } = wanted;
	switch (wanted.subject) {
		case 'inventory':
			return inventorySheet(space.id, today, breathe);
		case 'bookings':
			return bookingsSheet(space.id, space.zone, days, breathe);
		case 'handovers':
			return handoversSheet(space.id, space.zone, days, breathe);
		case 'people':
			return peopleSheet(space.id, breathe);
	}
}

/** Makes the file a little at a time, so that the page stays usable; throws when it is cancelled. */
export async function makeTable(wanted: Wanted, signal: AbortSignal): Promise<MadeFile> {
	const breathe = breather(signal);
	const sheet = await sheetOf(wanted, breathe);
	const parts: BlobPart[] = [];
	if (wanted.format === 'csv') {
		for (const part of csvParts(sheet)) {
			parts.push(part);
			await breathe();
		}
	} else {
		for (const some of xlsxParts([sheet])) {
			for (const bytes of some) parts.push(Uint8Array.from(bytes));
			await breathe();
		}
	}
	const stem = fileName([sheet.name, wanted.space.name, wanted.today]);
	return {
		name: `${stem}.${wanted.format}`,
		blob: new Blob(parts, { type: TYPES[wanted.format] }),
		rows: sheet.rows.length
	};
}
