import type { Occurrence } from '../../../domain/booking/types.ts';
import type { BookingId, LineId, OccurrenceId, ResourceId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { OutBooking, OutStatus } from './booking-out.ts';
import { UID_END } from './write.ts';

/** A booking as the phone's rows or the relay's fold know it. */
export type ToldBooking = {
	readonly id: BookingId;
	/** What for; the association's name when nothing is said. */
	readonly title: string;
	readonly associationName: string;
	readonly partnerName: string | undefined;
	readonly contact: { readonly name: string; readonly phone: string | undefined } | undefined;
	readonly note: string | undefined;
	readonly rrule: string | undefined;
	readonly sequence: number;
	readonly created: Instant;
	readonly stamp: Instant;
	readonly url?: string | undefined;
	readonly occurrences: readonly Pick<Occurrence, 'id' | 'range'>[];
	readonly items: readonly ToldItem[];
};
export type ToldItem = {
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly resource: ResourceId;
	readonly resourceName: string;
	readonly isRoom: boolean;
	readonly quantity: number;
	/** Of the item now: confirmed for good, over, or still open. */
	readonly status: OutStatus;
};

export type ToldAs = {
	/** Names, telephone numbers and notes: only where somebody chose so. */
	readonly people: boolean;
	/** Of this resource alone. */
	readonly resource?: ResourceId | undefined;
};

/** What a standing is to a calendar; what isn't in the log yet is open too (R3). */
export function statusOf({
	standing,
	confirmsItself
}: {
	readonly standing: string;
	readonly confirmsItself: boolean;
}): OutStatus {
	if (standing === 'withdrawn' || standing === 'refused') return 'CANCELLED';
	return standing === 'confirmed' || (standing === 'held' && confirmsItself)
		? 'CONFIRMED'
		: 'TENTATIVE';
}

/** Nothing of it stands; something is still open; or all that stands is confirmed. */
function statusOfAll(items: readonly ToldItem[]): OutStatus {
	const standing = items.filter(({ status }) => status !== 'CANCELLED');
	if (standing.length === 0) return 'CANCELLED';
	return standing.some(({ status }) => status === 'TENTATIVE') ? 'TENTATIVE' : 'CONFIRMED';
}

const itemText = ({ quantity, resourceName }: ToldItem): string =>
	quantity === 1 ? resourceName : `${String(quantity)} × ${resourceName}`;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].filter(Boolean);

/** What a calendar tells of a booking; undefined where nothing of it concerns the resource. */
export function outBooking(
	told: ToldBooking,
	{ people, resource }: ToldAs
): OutBooking | undefined {
	const items = told.items.filter((item) => resource === undefined || item.resource === resource);
	const dates = told.occurrences.flatMap(({ id, range }) => {
		const own = items.filter((item) => item.occurrence === id);
		return own.length === 0 ? [] : [{ id, range, status: statusOfAll(own) }];
	});
	if (dates.length === 0) return undefined;
	const rooms = items.filter(({ isRoom }) => isRoom);
	const places = distinct((rooms.length > 0 ? rooms : items).map((item) => item.resourceName));
	const call = people && [told.contact?.name, told.contact?.phone].filter(Boolean).join(', ');
	const description = distinct([
		...distinct(items.map(itemText)),
		told.partnerName ?? told.associationName,
		call || '',
		(people && told.note) || ''
	]).join('\n');
	return {
		uid: `${told.id}${UID_END}`,
		sequence: told.sequence,
		created: told.created,
		stamp: told.stamp,
		title: told.title,
		place: places.join(', '),
		description,
		category: told.associationName,
		url: told.url,
		rrule: told.rrule,
		dates
	};
}
