/**
 * A map that can be laid over another: reads fall through, writes stay on top, so that trying a few
 * facts on a whole season costs those few facts. The map below must not change while one lies on it.
 */
export class Layered<K, V> {
	private readonly own = new Map<K, V | undefined>();
	private readonly below: Layered<K, V> | undefined;

	constructor(below?: Layered<K, V>) {
		this.below = below;
	}

	get(key: K): V | undefined {
		const found = this.own.get(key);
		if (found !== undefined || this.below === undefined) return found;
		return this.own.has(key) ? undefined : this.below.get(key);
	}

	set(key: K, value: V): void {
		this.own.set(key, value);
	}

	delete(key: K): void {
		this.own.set(key, undefined);
	}

	/** Keys that have a value, in no meaningful order. */
	keys(): K[] {
		const keys = new Set(this.below?.keys());
		for (const [key, value] of this.own) {
			if (value === undefined) keys.delete(key);
			else keys.add(key);
		}
		return [...keys];
	}
}
