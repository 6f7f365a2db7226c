import type {
	AssociationId,
	BookingId,
	LineId,
	OccurrenceId,
	ResourceId
} from '../../../domain/ids.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';

/** A booking that came from a calendar before, as far as coming again concerns it. */
export type KnownBooking = {
	readonly id: BookingId;
	readonly source: { readonly id: string; readonly part?: string | undefined };
	readonly association: AssociationId;
	/** BK11 */
	readonly mayChange: boolean;
	/** Nothing of it is asked for any more. */
	readonly gone: boolean;
	/** Gone because its import was undone: it may come again as if it never had. */
	readonly undone: boolean;
	readonly title: string;
	readonly note: string;
	readonly lines: readonly { readonly id: LineId; readonly resource: ResourceId }[];
	readonly dates: readonly KnownDate[];
};
export type KnownDate = {
	readonly id: OccurrenceId;
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
};

/** A closure in force. Without resources it is the whole association's. */
export type KnownClosure = {
	readonly resources: readonly ResourceId[] | undefined;
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
};

/** What an event can be about. */
export type Candidate = {
	readonly id: ResourceId;
	readonly name: string;
	readonly isRoom: boolean;
};
