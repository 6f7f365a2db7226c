import type { Reason, SettleReason } from '../domain/standing/types.ts';
import { formatLength } from './length.ts';
import { m } from './paraglide/messages.js';

type Say<R extends Reason> = (reason: R, names: readonly string[]) => string;

const SENTENCES: { readonly [T in Reason['type']]: Say<Extract<Reason, { type: T }>> } = {
	Taken: (_, names) =>
		names.length > 0 ? m.reason_Taken_by({ names: names.join(', ') }) : m.reason_Taken(),
	OverCapacity: ({ capacity }) => m.reason_OverCapacity({ capacity }),
	Closed: () => m.reason_Closed(),
	NotOpen: () => m.reason_NotOpen(),
	NotThatDay: () => m.reason_NotThatDay(),
	PackagesOnly: () => m.reason_PackagesOnly(),
	TooShort: ({ minutes }) => m.reason_TooShort({ length: formatLength(minutes) }),
	TooLong: ({ minutes }) => m.reason_TooLong({ length: formatLength(minutes) }),
	TooLate: ({ minutes }) => m.reason_TooLate({ length: formatLength(minutes) }),
	TooEarly: ({ days }) => m.reason_TooEarly({ days }),
	SchoolHolidays: () => m.reason_SchoolHolidays(),
	PublicHoliday: () => m.reason_PublicHoliday(),
	Retired: () => m.reason_Retired(),
	PastQuota: ({ times }) => m.reason_PastQuota({ times })
};

/** Why a claim waits, or what to know of one that is held. `names`: who is in the way. */
export function reasonSentence(reason: Reason, names: readonly string[] = []): string {
	// The map is typed entry by entry; the compiler can't follow the pairing through an index.
	return (SENTENCES[reason.type] as Say<Reason>)(reason, names);
}

const SETTLE: { readonly [S in SettleReason]: () => string } = {
	overcommitted: m.settle_overcommitted,
	closed: m.settle_closed,
	outOfService: m.settle_outOfService,
	retired: m.settle_retired,
	toldTwice: m.settle_toldTwice
};

/** What has to be settled (BK8). */
export const settleSentence = (reason: SettleReason): string => SETTLE[reason]();
