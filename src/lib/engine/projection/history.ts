import type { WordsId } from '../../domain/ids.ts';
import type { Happening } from '../../register/fold/entities.ts';
import type { HistoryEntry } from '../../store/rows.ts';
import type { About } from './booking-history.ts';
import { nameOf, wordsOf, type View } from './view.ts';

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The words a history repeats. */
export const reasonOf = (fact: Happening['fact']): WordsId | undefined =>
	fact.kind === 'booking.withdrawn' || fact.kind === 'booking.refused'
		? fact.body.reason
		: undefined;

/** What a fact says in a few plain values: fields by name, `was.<field>` for what they were. */
function detailOf(view: View, { fact, changed }: Happening): Record<string, Scalar> {
	const detail: Record<string, Scalar> = {};
	for (const { field, was, is } of changed) {
		detail[field] = isScalar(is) ? is : is === undefined ? '' : true;
		if (isScalar(was)) detail[`was.${field}`] = was;
	}
	if (fact.kind === 'handover.noted') {
		detail['way'] = fact.body.way;
		detail['quantity'] = fact.body.quantity;
	}
	const reason = wordsOf(view, reasonOf(fact));
	if (reason !== undefined) detail['reason'] = reason;
	return detail;
}

/** R7: the free text a fact refers to, while it is there. */
function textsOf(view: View, { fact }: Happening): WordsId[] {
	const said = ((): readonly (WordsId | undefined)[] => {
		switch (fact.kind) {
			case 'booking.asked':
				return [fact.body.purpose, fact.body.note];
			case 'booking.changed':
				return [fact.body.purpose ?? undefined, fact.body.note ?? undefined];
			case 'booking.commented':
			case 'booking.proposed':
				return [fact.body.words];
			case 'booking.withdrawn':
			case 'booking.refused':
				return [fact.body.reason];
			case 'handover.noted':
				return [fact.body.condition];
			default:
				return [];
		}
	})();
	return said.flatMap((id) => (id !== undefined && view.state.words.has(id) ? [id] : []));
}

/** What happened to an entity, oldest first, as screens word it; `about` says more of each. */
export function historyOf(
	view: View,
	history: readonly Happening[],
	about?: (happening: Happening) => About
): HistoryEntry[] {
	return history.map((happening) => {
		const { key, number, fact } = happening;
		const received = !view.unsent.has(key);
		const texts = textsOf(view, happening);
		return {
			key,
			at: received ? number : fact.at,
			received,
			...(view.beside.has(key) && { beside: true }),
			by: fact.by,
			byName: nameOf(view, fact.by),
			kind: fact.kind,
			detail: detailOf(view, happening),
			...about?.(happening),
			...(texts.length > 0 && { texts })
		};
	});
}
