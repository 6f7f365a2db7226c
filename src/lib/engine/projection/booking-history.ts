import type { Line, Scope, Wish } from '../../domain/booking/types.ts';
import {
	isKey,
	type AssociationId,
	type PersonId,
	type ResourceId,
	type WordsId
} from '../../domain/ids.ts';
import type { Fact } from '../../register/facts/fact.ts';
import type { BookingEntity, Happening } from '../../register/fold/entities.ts';
import { resolve, resourceBy } from '../../register/fold/terms.ts';
import { mergeWish } from '../../register/fold/wish.ts';
import type { HistoryChange, HistoryEntry, HistoryField, HistoryThing } from '../../store/rows.ts';
import { associationName, contactOf, wordsOf, type View } from './view.ts';

/** What an entry of a booking's history is about, beside its kind. */
export type About = Pick<HistoryEntry, 'changes' | 'dates' | 'things'>;

const NOTHING: About = {};

/** Things a fact names on its own: a booking's row repeats their names, dropped lines too. */
export function thingsNamed(fact: Fact): ResourceId[] {
	if (fact.kind === 'booking.asked') return fact.body.lines.map(({ resource }) => resource);
	if (fact.kind !== 'booking.changed') return [];
	return (fact.body.lines?.set ?? []).flatMap(({ resource }) => resource ?? []);
}

/** What names a field's value; nothing when there is none to read. */
const READ: Readonly<Record<HistoryField, (view: View, id: string) => string | undefined>> = {
	purpose: (view, id) => (isKey<WordsId>(id) ? wordsOf(view, id) : undefined),
	note: (view, id) => (isKey<WordsId>(id) ? wordsOf(view, id) : undefined),
	contact: (view, id) => (isKey<PersonId>(id) ? contactOf(view, id)?.name : undefined),
	association: (view, id) => (isKey<AssociationId>(id) ? associationName(view, id) : undefined),
	partner: (view, id) => (isKey<AssociationId>(id) ? associationName(view, id) : undefined)
};
const isTold = (field: string): field is HistoryField => Object.hasOwn(READ, field);

/** What a change to one of those fields names: a booking's row repeats their texts and names (R7). */
export const fieldsNamed = ({ changed }: Happening): string[] =>
	changed.flatMap(({ field, was, is }) =>
		isTold(field) ? [was, is].filter((value) => typeof value === 'string') : []
	);

function fieldChanges(view: View, { changed }: Happening): HistoryChange[] {
	return changed.flatMap(({ field, was, is }): HistoryChange[] => {
		if (!isTold(field)) return [];
		const read = (value: unknown) =>
			typeof value === 'string' ? (READ[field](view, value) ?? '') : undefined;
		const [before, after] = [read(was), read(is)];
		return [
			{
				of: 'field',
				field,
				...(before !== undefined && { was: before }),
				...(after !== undefined && { is: after })
			}
		];
	});
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
	new Map<string, T>(list.map((item) => [item.id, item]));

/** What was asked at each point of a booking's history, so that a fact can say before and after (R6). */
export function createTelling(view: View, { history }: Pick<BookingEntity, 'history'>) {
	const asked = history[0]?.fact;
	if (asked?.kind !== 'booking.asked') return () => NOTHING;
	const known = (line: Line): Line => ({ ...line, resource: resolve(view.state, line.resource) });
	let wish: Wish = {
		key: history[0]?.key ?? ('' as Wish['key']),
		lines: asked.body.lines.map(known),
		occurrences: asked.body.occurrences,
		together: asked.body.together ?? false
	};
	const thing = ({ resource, quantity }: Omit<Line, 'id'>): HistoryThing => ({
		resourceName: resourceBy(view.state, resource)?.body.name ?? '',
		quantity
	});

	function changed(fact: Extract<Fact, { kind: 'booking.changed' }>, happening: Happening): About {
		const { lines, occurrences, together } = fact.body;
		const set = lines?.set?.map((line) =>
			line.resource ? { ...line, resource: resolve(view.state, line.resource) } : line
		);
		const merged = mergeWish(
			wish,
			{ lines: lines && { ...lines, set }, occurrences, together },
			happening.key
		);
		if (!merged.ok) return NOTHING;
		const before = wish;
		wish = merged.value.wish;
		const changes: HistoryChange[] = [];
		const [dates, linesWere] = [byId(before.occurrences), byId(before.lines)];
		const [datesAre, linesAre] = [byId(wish.occurrences), byId(wish.lines)];
		for (const { field } of merged.value.changed) {
			const [of, id = ''] = field.split('.');
			if (of === 'occurrences') {
				const [was, is] = [dates.get(id)?.range, datesAre.get(id)?.range];
				if (was?.start === is?.start && was?.end === is?.end) continue;
				changes.push({ of: 'date', ...(was && { was: told(was) }), ...(is && { is: told(is) }) });
			} else if (of === 'lines') {
				const [was, is] = [linesWere.get(id), linesAre.get(id)];
				changes.push({ of: 'line', ...(was && { was: thing(was) }), ...(is && { is: thing(is) }) });
			}
		}
		changes.push(...fieldChanges(view, happening));
		return changes.length === 0 ? NOTHING : { changes };
	}

	/** Only what is left out of it is worth saying: nothing is said of a whole booking. */
	function scoped({ lines, occurrences }: Scope): About {
		const some = wish.lines.filter(({ id }) => lines?.includes(id));
		const on = wish.occurrences.filter(({ id }) => occurrences?.includes(id));
		return {
			...(some.length > 0 && some.length < wish.lines.length && { things: some.map(thing) }),
			...(on.length > 0 &&
				on.length < wish.occurrences.length && { dates: on.map(({ range }) => told(range)) })
		};
	}

	return (happening: Happening): About => {
		const { fact } = happening;
		switch (fact.kind) {
			case 'booking.changed':
				return changed(fact, happening);
			case 'booking.withdrawn':
			case 'booking.confirmed':
			case 'booking.refused':
			case 'booking.settled':
				return scoped(fact.body);
			case 'handover.noted': {
				const { line, occurrence, quantity } = fact.body;
				const of = wish.lines.find(({ id }) => id === line);
				return {
					...scoped({ occurrences: [occurrence] }),
					...(of && { things: [thing({ ...of, quantity })] })
				};
			}
			default:
				return NOTHING;
		}
	};
}

const told = ({ start, end }: Wish['occurrences'][number]['range']) => ({ start, end });
