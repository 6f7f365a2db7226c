import type { Occurrence } from '../../../domain/booking/types.ts';
import type { BookingId, SpaceId } from '../../../domain/ids.ts';
import type { ResourceKind } from '../../../domain/resource/types.ts';
import type { Instant } from '../../../domain/time/types.ts';
import type { OutStatus } from './booking-out.ts';
import { statusOf, type ToldBooking, type ToldItem } from './told.ts';

type RowItem = Omit<ToldItem, 'isRoom' | 'status'> & {
	readonly kind: ResourceKind;
	readonly standing: string;
	readonly confirmsItself: boolean;
	/** What waits on the phone and would change the standing. */
	readonly pending?: string | undefined;
};

/** A booking as the phone's rows hold it. */
export type ToldRow = Pick<
	ToldBooking,
	'title' | 'associationName' | 'partnerName' | 'contact' | 'note'
> & {
	readonly id: BookingId;
	readonly space: SpaceId;
	readonly body: { readonly repeat?: { readonly rrule: string } | undefined };
	readonly history: readonly { readonly at: Instant }[];
	readonly kept:
		| { readonly at: 'received'; readonly number: Instant }
		| { readonly at: 'phone' | 'other'; readonly since: Instant };
	readonly wish: { readonly occurrences: readonly Pick<Occurrence, 'id' | 'range'>[] };
	readonly items: readonly RowItem[];
};

const statusNow = (item: RowItem): OutStatus =>
	item.pending === 'withdrawn' ? 'CANCELLED' : statusOf(item);

const instantOf = ({ kept }: ToldRow) => (kept.at === 'received' ? kept.number : kept.since);

/** What a calendar is told of a row; `origin`: of the app, for the link back to it. */
export const toldRow = (row: ToldRow, origin: string): ToldBooking => ({
	id: row.id,
	title: row.title,
	associationName: row.associationName,
	partnerName: row.partnerName,
	contact: row.contact,
	note: row.note,
	rrule: row.body.repeat?.rrule,
	sequence: Math.max(0, row.history.length - 1),
	created: row.history[0]?.at ?? instantOf(row),
	stamp: instantOf(row),
	url: `${origin}/e/${row.space}/reservation/${row.id}`,
	occurrences: row.wish.occurrences,
	items: row.items.map((item) => ({
		...item,
		isRoom: item.kind === 'room',
		status: statusNow(item)
	}))
});
