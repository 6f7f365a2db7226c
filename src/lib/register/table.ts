/**
 * A map in layers: a fork reads through to what is under it and writes to its own layer, so that
 * forking costs nothing however much there is. Values are immutable; setting one marks its id as
 * touched. A fork is a lens: it holds until what it was forked from is written to again.
 */
export class Table<Id extends string, Value> {
	readonly #own = new Map<Id, Value | undefined>();
	readonly #under: Table<Id, Value> | undefined;
	/** Absent until somebody first asks: everything in this layer is news to them. */
	#touched: Set<Id> | undefined;

	constructor(under?: Table<Id, Value>) {
		this.#under = under;
	}

	fork(): Table<Id, Value> {
		return new Table(this);
	}

	get(id: string): Value | undefined {
		const own: ReadonlyMap<string, Value | undefined> = this.#own;
		const value = own.get(id);
		if (value !== undefined || this.#under === undefined || own.has(id)) return value;
		return this.#under.get(id);
	}

	has(id: string): boolean {
		return this.get(id) !== undefined;
	}

	set(id: Id, value: Value): void {
		this.#own.set(id, value);
		this.#touched?.add(id);
	}

	delete(id: Id): void {
		if (this.#under === undefined) this.#own.delete(id);
		else this.#own.set(id, undefined);
		this.#touched?.add(id);
	}

	*values(): Generator<Value> {
		for (const value of this.#own.values()) if (value !== undefined) yield value;
		if (this.#under === undefined) return;
		const own: ReadonlyMap<string, unknown> = this.#own;
		for (const [id, value] of this.#under.entries()) if (!own.has(id)) yield value;
	}

	*entries(): Generator<readonly [string, Value]> {
		for (const [id, value] of this.#own) if (value !== undefined) yield [id, value];
		if (this.#under === undefined) return;
		const own: ReadonlyMap<string, unknown> = this.#own;
		for (const entry of this.#under.entries()) if (!own.has(entry[0])) yield entry;
	}

	/** Whether any value passes. Asked at every booking: it makes no list and no generator. */
	some(passes: (value: Value) => boolean): boolean {
		for (const value of this.#own.values()) if (value !== undefined && passes(value)) return true;
		if (this.#under === undefined) return false;
		const own: ReadonlyMap<string, unknown> = this.#own;
		for (const [id, value] of this.#under.entries()) if (!own.has(id) && passes(value)) return true;
		return false;
	}

	/** How many there are. Free without a fork; a fork counts. */
	get size(): number {
		if (this.#under === undefined) return this.#own.size;
		let count = 0;
		for (const value of this.values()) count += value === undefined ? 0 : 1;
		return count;
	}

	/** Ids set or deleted in this layer since last asked. */
	takeTouched(): ReadonlySet<Id> {
		const touched = this.#touched ?? new Set(this.#own.keys());
		this.#touched = new Set();
		return touched;
	}
}
