import type { ResourceRow } from '../../store/rows.ts';
import type { ResourceChangeInput, ResourceInput } from '../inputs.ts';

/** Same content, whatever the order of the fields. */
export function same(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const names = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...names].every((name) => same(Reflect.get(a, name), Reflect.get(b, name)));
}

/**
 * What a file that comes again says differently. A column the file doesn't have changes nothing;
 * people are left alone, since a file can't say who of several bears a name.
 */
export function differences(row: ResourceRow, input: ResourceInput): ResourceChangeInput {
	const { remarks, conditions, safety, stewards, room, ...fields } = input;
	void stewards;
	const texts = { remarks, conditions, safety };
	const changedTexts = Object.entries(texts).filter(
		([name, text]) => text !== undefined && text.trim() !== (Reflect.get(row, name) ?? '')
	);
	const changed = Object.entries(fields).filter(
		([name, value]) => value !== undefined && !same(value, Reflect.get(row.body, name))
	);
	const before = { ...row.body.room, safety: undefined };
	const changesRoom = room !== undefined && !same({ ...room, safety: undefined }, before);
	return {
		...Object.fromEntries([...changed, ...changedTexts]),
		...(changesRoom ? { room } : {})
	};
}
