import type { Happening } from '../../register/fold/entities.ts';
import type { HistoryEntry } from '../../store/rows.ts';
import { nameOf, wordsOf, type View } from './view.ts';

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What a fact says in a few plain values: fields by name, `was.<field>` for what they were. */
function detailOf(view: View, { fact, changed }: Happening): Record<string, Scalar> {
	const detail: Record<string, Scalar> = {};
	for (const { field, was, is } of changed) {
		detail[field] = isScalar(is) ? is : is === undefined ? '' : true;
		if (isScalar(was)) detail[`was.${field}`] = was;
	}
	switch (fact.kind) {
		case 'handover.noted':
			detail['way'] = fact.body.way;
			detail['quantity'] = fact.body.quantity;
			break;
		case 'booking.withdrawn':
		case 'booking.refused': {
			const reason = wordsOf(view, fact.body.reason);
			if (reason !== undefined) detail['reason'] = reason;
			break;
		}
		default:
			break;
	}
	return detail;
}

/** What happened to an entity, oldest first, as screens word it. */
export function historyOf(view: View, history: readonly Happening[]): HistoryEntry[] {
	return history.map((happening) => {
		const { key, number, fact } = happening;
		const received = !view.unsent.has(key);
		return {
			key,
			at: received ? number : fact.at,
			received,
			by: fact.by,
			byName: nameOf(view, fact.by),
			kind: fact.kind,
			detail: detailOf(view, happening)
		};
	});
}
