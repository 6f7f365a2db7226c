import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Nonce } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Send } from '../../engine/commands.ts';
import type { ImportedResource } from '../../engine/inputs.ts';
import { assignColumn, recogniseColumns, type Columns } from '../../formats/inventory/columns.ts';
import type { Field } from '../../formats/inventory/field.ts';
import { importRows } from '../../formats/inventory/import-row.ts';
import {
	nothingReadBefore,
	readInventory,
	readOne,
	type Inventory
} from '../../formats/inventory/read.ts';
import type { Correction, ReadRow } from '../../formats/inventory/row.ts';
import type { SuggestionType } from '../../formats/inventory/suggestion.ts';
import { MOST_BYTES, readTable, TOO_LARGE, type Table } from '../../formats/table/read.ts';
import { breather } from '../../store/breathe.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { keepImport } from './last-import.ts';
import { joined, linesOfOthers, type Owners } from './owners.ts';

export type Done = { readonly batch: Nonce; readonly added: number; readonly updated: number };

const NOTHING: Inventory = { rows: [], emptyLines: [] };

/** A file, read over line by line before any of it is stored. Call it while a component initialises. */
export class ImportView {
	reading = $state<string>();
	refusal = $state.raw<Refusal>();
	/** The phone itself could not give the file's bytes. */
	unreadable = $state(false);
	sending = $state(false);
	done = $state.raw<Done>();
	undone = $state(false);
	#table = $state.raw<Table>();
	#columns = $state.raw<Columns>();
	readonly #corrections = new SvelteMap<number, Correction>();
	readonly #leftOut = new SvelteSet<number>();
	#readBefore = nothingReadBefore();
	#stopping: AbortController | undefined;
	readonly #space: CurrentSpace;
	readonly #send: Send;
	readonly #owners: () => Owners;

	constructor(space: CurrentSpace, send: Send, owners: () => Owners) {
		this.#space = space;
		this.#send = send;
		this.#owners = owners;
	}

	readonly inventory = $derived.by(() =>
		this.#table && this.#columns
			? readInventory(
					this.#table,
					this.#columns,
					this.#owners().own,
					this.#corrections,
					this.#readBefore
				)
			: NOTHING
	);
	/** Lines of other associations, which this person may not add. */
	readonly foreign: ReadonlySet<number> = $derived.by(() =>
		linesOfOthers(this.inventory.rows, this.#owners())
	);
	/** How many rows will be stored. */
	readonly ready: number = $derived(this.inventory.rows.filter((row) => this.takes(row)).length);
	/** How far a file has been read, of 100. */
	progress = $state(0);

	get columns(): Columns | undefined {
		return this.#columns;
	}
	takes(row: ReadRow): boolean {
		return row.name !== '' && !this.#leftOut.has(row.line) && !this.foreign.has(row.line);
	}
	correctionOf(line: number): Correction {
		return this.#corrections.get(line) ?? {};
	}

	/** Reads a chosen file; what was read before gives way only when this one can be read. */
	async read(file: File): Promise<void> {
		this.stop();
		const stopping = new AbortController();
		this.#stopping = stopping;
		this.refusal = undefined;
		this.unreadable = false;
		this.progress = 0;
		this.reading = file.name;
		try {
			// Asked before the bytes are: a film chosen by mistake would fill the phone's memory.
			if (file.size > MOST_BYTES) {
				this.refusal = TOO_LARGE;
				return;
			}
			const breathe = breather(stopping.signal);
			const read = await readTable(new Uint8Array(await file.arrayBuffer()), breathe);
			if (!read.ok) {
				this.refusal = read.refusal;
				return;
			}
			const columns = recogniseColumns(read.value);
			if (!read.value.records.some((record) => record.line > columns.headingLine)) {
				this.refusal = { type: 'FileNoRows' };
				return;
			}
			const readBefore = nothingReadBefore();
			const { records } = read.value;
			for (const [at, record] of records.entries()) {
				if (record.line <= columns.headingLine) continue;
				readOne(record, columns, this.#owners().own, undefined, readBefore);
				if (at % 100 === 0) this.progress = Math.round((100 * at) / records.length);
				await breathe();
			}
			this.#readBefore = readBefore;
			this.#corrections.clear();
			this.#leftOut.clear();
			this.#columns = columns;
			this.#table = read.value;
		} catch (cause) {
			if (stopping.signal.aborted) return;
			console.error('file not read', cause);
			this.unreadable = true;
		} finally {
			if (this.#stopping === stopping) this.reading = undefined;
		}
	}

	/** Gives up reading a file; what was read before stays. */
	stop(): void {
		this.#stopping?.abort();
		this.reading = undefined;
	}

	forget(): void {
		this.#table = undefined;
		this.#columns = undefined;
		this.refusal = undefined;
	}

	assign(column: number, field: Field | undefined): void {
		if (this.#columns) this.#columns = assignColumn(this.#columns, column, field);
	}

	take(line: number, taken: boolean): void {
		if (taken) this.#leftOut.delete(line);
		else this.#leftOut.add(line);
	}

	correct(line: number, correction: Correction): void {
		this.#corrections.set(line, { ...this.correctionOf(line), ...correction });
	}

	suggest(line: number, type: SuggestionType, on: boolean): void {
		const before = this.correctionOf(line).without ?? [];
		const others = before.filter((other) => other !== type);
		this.correct(line, { without: on ? others : [...others, type] });
	}

	async store(): Promise<void> {
		if (this.sending || this.ready === 0) return;
		this.sending = true;
		const rows: readonly ImportedResource[] = importRows(
			this.inventory.rows,
			joined(this.#leftOut, this.foreign)
		);
		const sent = await this.#send('importResources', { space: this.#space.id, rows });
		this.sending = false;
		if (!sent.ok) {
			this.refusal = sent.refusal;
			return;
		}
		this.refusal = undefined;
		const { batch, added, updated } = sent.value;
		this.done = { batch, added, updated };
		if (added + updated > 0) await keepImport(this.#space.id, batch);
	}

	async undo(): Promise<void> {
		if (!this.done || this.undone) return;
		const { batch } = this.done;
		const sent = await this.#send('undoBatch', { space: this.#space.id, batch });
		if (!sent.ok) {
			this.refusal = sent.refusal;
			return;
		}
		this.undone = true;
		await keepImport(this.#space.id, undefined);
	}
}
