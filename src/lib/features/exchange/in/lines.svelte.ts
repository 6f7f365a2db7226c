import { SvelteSet } from 'svelte/reactivity';
import type { Refusal } from '../../../domain/refusal.ts';
import {
	assignColumn,
	recogniseColumns,
	type Columns,
	type Guess
} from '../../../formats/table/columns.ts';
import { MOST_BYTES, readTable, TOO_LARGE, type Table } from '../../../formats/table/read.ts';
import { breather } from '../../../store/breathe.ts';

type Records = Table['records'];

/** A file read line by line, before any of it is stored: which lines, and what each says. */
export class LinesIn<F extends string, Row extends { readonly line: number }> {
	reading = $state<string>();
	/** Of 100. */
	progress = $state(0);
	refusal = $state.raw<Refusal>();
	/** The phone itself could not give the file's bytes. */
	unreadable = $state(false);
	rows = $state.raw<readonly Row[]>([]);
	columns = $state.raw<Columns<F>>();
	#records: Records = [];
	#stopping: AbortController | undefined;
	/** Lines whose tick says the other of what is proposed. */
	readonly #turned = new SvelteSet<number>();
	readonly #guess: Guess<F>;
	readonly #readOne: (record: Records[number], columns: Columns<F>) => Row;

	constructor(guess: Guess<F>, readOne: (record: Records[number], columns: Columns<F>) => Row) {
		this.#guess = guess;
		this.#readOne = readOne;
	}

	async read(file: File): Promise<void> {
		await this.#work(file.name, async (breathe) => {
			// Asked before the bytes are: a film chosen by mistake would fill the phone's memory.
			if (file.size > MOST_BYTES) return TOO_LARGE;
			const read = await readTable(new Uint8Array(await file.arrayBuffer()), breathe);
			if (!read.ok) return read.refusal;
			const columns = recogniseColumns(read.value, this.#guess);
			const records = read.value.records.filter(({ line }) => line > columns.headingLine);
			if (records.length === 0) return { type: 'FileNoRows' };
			const rows = await this.#readAll(records, columns, breathe);
			this.#turned.clear();
			this.#records = records;
			this.rows = rows;
			this.columns = columns;
			return undefined;
		});
	}

	/** The person's word for a column. */
	async assign(at: number, field: F | undefined): Promise<void> {
		const before = this.columns;
		if (!before) return;
		const columns = assignColumn(before, at, field);
		this.columns = columns;
		await this.#work(undefined, async (breathe) => {
			this.rows = await this.#readAll(this.#records, columns, breathe);
			return undefined;
		});
	}

	/** Whether a line is taken, when `proposed` is what one would do unasked. */
	takes(line: number, proposed: boolean): boolean {
		return this.#turned.has(line) ? !proposed : proposed;
	}
	turn(line: number): void {
		if (!this.#turned.delete(line)) this.#turned.add(line);
	}

	stop(): void {
		this.#stopping?.abort();
		this.reading = undefined;
	}
	forget(): void {
		this.stop();
		this.columns = undefined;
		this.rows = [];
		this.refusal = undefined;
	}

	async #readAll(
		records: Records,
		columns: Columns<F>,
		breathe: () => Promise<void>
	): Promise<Row[]> {
		const rows: Row[] = [];
		for (const record of records) {
			rows.push(this.#readOne(record, columns));
			if (rows.length % 100 === 0) this.progress = Math.round((100 * rows.length) / records.length);
			await breathe();
		}
		return rows;
	}

	/** Long work that a further one ends. */
	async #work(
		name: string | undefined,
		work: (breathe: () => Promise<void>) => Promise<Refusal | undefined>
	): Promise<void> {
		this.stop();
		const stopping = new AbortController();
		this.#stopping = stopping;
		this.refusal = undefined;
		this.unreadable = false;
		this.progress = 0;
		this.reading = name;
		try {
			this.refusal = await work(breather(stopping.signal));
		} catch (cause) {
			if (stopping.signal.aborted) return;
			console.error('file not read', cause);
			this.unreadable = true;
		}
		this.reading = undefined;
	}
}
