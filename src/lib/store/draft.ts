const kindOf = (value: unknown): string =>
	value === null ? 'nothing' : Array.isArray(value) ? 'list' : typeof value;

/**
 * A stored draft laid over a fresh one. A form may have changed since the draft was kept: a field
 * is taken only when it still is of the kind the form has, or the form says nothing about it yet.
 */
export function restoreDraft<T extends object>(fresh: T, stored: unknown): T {
	if (typeof stored !== 'object' || stored === null) return fresh;
	const kept = Object.entries(stored).filter(([field, value]) => {
		if (!(field in fresh)) return false;
		const now: unknown = Reflect.get(fresh, field);
		return now === undefined || now === null || kindOf(now) === kindOf(value);
	});
	return { ...fresh, ...Object.fromEntries(kept) };
}
