import type { Entry } from '../facts/fact.ts';
import type { FieldChange, Happening } from './entities.ts';

/** True for two JSON values that say the same. */
export function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const left = Object.entries(a).filter(([, value]) => value !== undefined);
	const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
	return (
		left.length === right.size &&
		left.every(([name, value]) => right.has(name) && same(value, right.get(name)))
	);
}

export type Merged<Body> = { readonly body: Body; readonly changed: readonly FieldChange[] };

/** R6: only the fields that are carried change; `null` clears. Says which really differ. */
export function merge<Body extends object>(
	body: Body,
	change: { readonly [Field in keyof Body]?: Body[Field] | null | undefined }
): Merged<Body> {
	const next = new Map<string, unknown>(Object.entries(body));
	const changed: FieldChange[] = [];
	for (const [field, is] of Object.entries(change)) {
		const was = next.get(field);
		if (is === undefined || same(was, is ?? undefined)) continue;
		changed.push({ field, was, is: is ?? undefined });
		if (is === null) next.delete(field);
		else next.set(field, is);
	}
	// Each field of a change has been validated by that field's own schema.
	return { body: changed.length === 0 ? body : (Object.fromEntries(next) as Body), changed };
}

const UNCHANGED: readonly FieldChange[] = [];

/** What history keeps of a fact that had an effect. */
export function happening(
	{ key, number, fact }: Pick<Entry, 'key' | 'number' | 'fact'>,
	changed: readonly FieldChange[] = UNCHANGED
): Happening {
	return { key, number, fact, changed };
}
