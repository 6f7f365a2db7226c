import type {
	AssociationId,
	FactKey,
	LineId,
	OccurrenceId,
	PersonId,
	ResourceId,
	UnitId,
	WordsId
} from '../ids.ts';
import type { Holiday, Range } from '../time/types.ts';

export type Line = {
	readonly id: LineId;
	readonly resource: ResourceId;
	/** Whole, at least 1. */
	readonly quantity: number;
};

/** One date of a booking; a booking that does not repeat has exactly one (BK10). */
export type Occurrence = {
	readonly id: OccurrenceId;
	readonly range: Range;
	readonly holiday: Holiday;
};

/** For reading only (BK10): the rule as RFC 5545 text; the fold sees occurrences. */
export type Repeat = {
	readonly rrule: string;
	readonly skips: 'none' | 'public' | 'school' | 'both';
};

/** BK15 */
export type OpenTo = { readonly places: number };

/** BK6: what is tried. Its identity is the key of the fact that last touched one of these fields. */
export type Wish = {
	readonly key: FactKey;
	readonly lines: readonly Line[];
	readonly occurrences: readonly Occurrence[];
	/** All-or-nothing (BK7). */
	readonly together: boolean;
};

/** What `booking.asked` says. */
export type BookingBody = {
	/** The association that asks and answers for it (BK11). */
	readonly association: AssociationId;
	/** BK1: on behalf of a partner without a phone in the space. */
	readonly partner?: AssociationId | undefined;
	readonly lines: readonly Line[];
	readonly occurrences: readonly Occurrence[];
	readonly together?: boolean | undefined;
	readonly repeat?: Repeat | undefined;
	readonly purpose?: WordsId | undefined;
	readonly note?: WordsId | undefined;
	readonly contact?: PersonId | undefined;
	readonly headcount?: number | undefined;
	readonly open?: OpenTo | undefined;
};

/** R6, BK6: field by field, each line and each occurrence a field of its own. */
export type BookingChange = {
	readonly lines?:
		| {
				readonly set?:
					| readonly {
							readonly id: LineId;
							readonly resource?: ResourceId | undefined;
							readonly quantity?: number | undefined;
					  }[]
					| undefined;
				readonly drop?: readonly LineId[] | undefined;
		  }
		| undefined;
	readonly occurrences?:
		| {
				readonly set?: readonly Occurrence[] | undefined;
				readonly drop?: readonly OccurrenceId[] | undefined;
		  }
		| undefined;
	readonly together?: boolean | undefined;
	readonly association?: AssociationId | undefined;
	readonly partner?: AssociationId | null | undefined;
	readonly repeat?: Repeat | null | undefined;
	readonly purpose?: WordsId | null | undefined;
	readonly note?: WordsId | null | undefined;
	readonly contact?: PersonId | null | undefined;
	readonly headcount?: number | null | undefined;
	readonly open?: OpenTo | null | undefined;
};

/**
 * What somebody offers instead of what is asked, to be accepted in one gesture as a change (BK6). It
 * names the wish it is about: once that has changed, it is over.
 */
export type ProposalBody = {
	readonly wish: FactKey;
	readonly occurrences?: readonly Occurrence[] | undefined;
	readonly lines?: readonly { readonly id: LineId; readonly quantity: number }[] | undefined;
	readonly words?: WordsId | undefined;
};

/** Some lines on some dates of a booking; an absent list means all of them. */
export type Scope = {
	readonly lines?: readonly LineId[] | undefined;
	readonly occurrences?: readonly OccurrenceId[] | undefined;
};

/** BK12 */
export type HandoverWay = 'out' | 'back';
export type HandoverBody = {
	readonly way: HandoverWay;
	readonly line: LineId;
	readonly occurrence: OccurrenceId;
	readonly quantity: number;
	readonly units?: readonly UnitId[] | undefined;
	readonly condition?: WordsId | undefined;
	/** To whom the keys went, or who brought things back. */
	readonly person?: PersonId | undefined;
	readonly keys?: boolean | undefined;
	readonly when: number;
};
