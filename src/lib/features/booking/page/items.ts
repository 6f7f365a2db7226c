import type { OccurrenceId, PersonId, ResourceId } from '../../../domain/ids.ts';
import type { RoleGrant } from '../../../domain/member/types.ts';
import type { Range } from '../../../domain/time/types.ts';
import { shownOfItem, type Shown } from '../../../store/shown.ts';
import type {
	BookingBrief,
	BookingRow,
	Contact,
	ItemRow,
	MemberRow,
	ResourceRow
} from '../../../store/rows.ts';

/** One date of the booking with its lines. */
export type DateOfBooking = {
	readonly occurrence: OccurrenceId;
	readonly range: Range;
	readonly items: readonly ItemRow[];
};

export function datesOfBooking(booking: Pick<BookingRow, 'wish' | 'items'>): DateOfBooking[] {
	return booking.wish.occurrences
		.map(({ id, range }) => ({
			occurrence: id,
			range,
			items: booking.items.filter((item) => item.occurrence === id)
		}))
		.toSorted((a, b) => a.range.from - b.range.from);
}

/** What most needs a hand speaks for the whole. */
const URGENCY = [
	'settle',
	'askedTaken',
	'waiting',
	'askedFree',
	'held',
	'confirmed',
	'refused',
	'withdrawn'
] satisfies readonly Shown[];

export function shownOfAll(items: readonly ItemRow[]): Shown {
	const all = items.map(shownOfItem);
	return URGENCY.find((shown) => all.includes(shown)) ?? 'withdrawn';
}

/** Over for good: nothing of it is asked any more. */
export const isOver = (items: readonly ItemRow[]): boolean =>
	items.every((item) => item.standing === 'refused' || item.standing === 'withdrawn');

/** Other bookings it stands against, each once, with what is disputed. */
export function othersOf(items: readonly ItemRow[]): { brief: BookingBrief; items: ItemRow[] }[] {
	const others = new Map<string, { brief: BookingBrief; items: ItemRow[] }>();
	for (const item of items) {
		for (const brief of item.with) {
			const known = others.get(brief.id);
			if (known) known.items.push(item);
			else others.set(brief.id, { brief, items: [item] });
		}
	}
	return [...others.values()];
}

const byPhone = (a: Contact, b: Contact) => Number(!a.phone) - Number(!b.phone);
const eachOnce = (contacts: readonly Contact[]): Contact[] =>
	[...new Map(contacts.map((one) => [one.id, one])).values()].toSorted(byPhone);

type Things = ReadonlyMap<ResourceId, Pick<ResourceRow, 'stewards' | 'association'>>;
/** Those who have a role in the space, with their number. */
export type Holder = Pick<MemberRow, 'roles'> & { readonly contact: Contact };

/**
 * Whose yes it still waits for (BK11): the stewards of each thing, else the responsables of its
 * association, else the gestionnaires; each once, never `me`, with a number to call first.
 */
export function whoConfirms(
	items: readonly ItemRow[],
	resources: Things,
	holders: readonly Holder[],
	me: PersonId | undefined
): Contact[] {
	const contactsOf = (grants: (grant: RoleGrant) => boolean) =>
		holders.filter(({ roles }) => roles.some(grants)).map(({ contact }) => contact);
	const asked = items.filter((item) => !item.confirmsItself && NEEDS_A_YES.has(item.standing));
	const found = asked.flatMap((item) => {
		const thing = resources.get(item.resource);
		if (!thing) return [];
		if (thing.stewards.length > 0) return thing.stewards;
		const own = contactsOf(
			(grant) => grant.role === 'responsable' && grant.association === thing.association
		);
		return own.length > 0 ? own : contactsOf(({ role }) => role === 'gestionnaire');
	});
	return eachOnce(found).filter(({ id }) => id !== me);
}

/** Whom to call about a booking: who asked; of one's own, who looks after the things. */
export function whomToCall(
	contact: Contact | undefined,
	items: readonly ItemRow[],
	resources: Things,
	me: PersonId | undefined
): Contact[] {
	if (contact && contact.id !== me) return [contact];
	const keepers = items.flatMap((item) => resources.get(item.resource)?.stewards ?? []);
	return eachOnce(keepers).filter(({ id }) => id !== me);
}

const NEEDS_A_YES = new Set<ItemRow['standing']>(['held', 'waiting', 'askedFree', 'askedTaken']);
