import type { AssociationId, ResourceId } from '../../../domain/ids.ts';
import type { ResourceKind } from '../../../domain/resource/types.ts';
import { searchable } from '../../../domain/text/search.ts';
import { wouldDo, type Wish } from '../../../domain/availability/find.ts';
import type { ResourceRow } from '../../../store/rows.ts';
import type { DraftLine } from './draft.ts';
import type { Offer } from './offer.ts';

/** What one's own association has comes first, then the rest of the space, by name. */
export function inOrder(
	rows: readonly ResourceRow[],
	mine: AssociationId | undefined
): ResourceRow[] {
	const own = (row: ResourceRow) => (row.association === mine ? 0 : 1);
	return rows.toSorted((a, b) => own(a) - own(b) || a.search.localeCompare(b.search));
}

/** What one looks for: some wishes at once, apart by commas; rooms by what they must have (RS10). */
export type Sought = {
	readonly words: string;
	readonly kind: ResourceKind | '';
	readonly seats: number;
	readonly stepFree: boolean;
};
export const ANYTHING: Sought = { words: '', kind: '', seats: 0, stepFree: false };

const wordsOf = ({ words }: Sought): string[] =>
	words
		.split(/[,;+]/)
		.map((text) => searchable(text))
		.filter((text) => text !== '');

/**
 * Offers that answer one of the wishes, those of the first wish first (BK13); what is already
 * chosen stays in sight.
 */
export function found(
	offers: readonly Offer[],
	sought: Sought,
	lines: readonly DraftLine[]
): readonly Offer[] {
	const wishes = wordsOf(sought).map((words) => wishOf(sought, words));
	const wanted = wishes.length === 0 ? [wishOf(sought, undefined)] : wishes;
	const chosen = new Set<ResourceId>(lines.map((line) => line.resource));
	const answering = wanted.map((wish) => offers.filter(({ row }) => answers(row, wish)));
	const all = new Set([...answering.flat(), ...offers.filter(({ row }) => chosen.has(row.id))]);
	return wishes.length > 1 ? [...all] : offers.filter((offer) => all.has(offer));
}

/** Wishes that nothing in the space answers, as they were written. */
export function unanswered(offers: readonly Offer[], sought: Sought): readonly string[] {
	return sought.words
		.split(/[,;+]/)
		.map((text) => text.trim())
		.filter((text) => text !== '')
		.filter((text) => {
			const wish = wishOf(sought, searchable(text));
			return !offers.some(({ row }) => answers(row, wish));
		});
}

const wishOf = ({ kind, seats, stepFree }: Sought, words: string | undefined): Wish => ({
	quantity: 1,
	words,
	kind: kind === '' ? undefined : kind,
	seats: seats > 0 ? seats : undefined,
	stepFree: stepFree ? true : undefined
});

/** Seats and steps are asked of rooms alone: tables have neither. */
function answers(row: ResourceRow, wish: Wish): boolean {
	const { id, kind, search, body } = row;
	const thing = { id, kind, search, capacity: body.capacity, room: body.room };
	const room = kind === 'room' ? {} : { seats: undefined, stepFree: undefined };
	return wouldDo(thing, { ...wish, ...room });
}
