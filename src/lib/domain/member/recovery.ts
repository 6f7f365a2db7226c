import type { MemberId, SheetId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time/types.ts';

/** How long a printed sheet still works once another has been made, ms. */
export const SHEET_OVERLAP = 7 * 86_400_000;

/** A printed sheet that lets a gestionnaire back in, once. */
export type Sheet = {
	readonly id: SheetId;
	/** The gestionnaire who made it. */
	readonly by: MemberId;
	readonly at: Instant;
};

export type RecoveryEvent = {
	readonly what: 'made' | 'agreed' | 'withdrawn' | 'used' | 'operator' | 'adopted';
	/** On the relay's clock. */
	readonly at: Instant;
	/** Who did it; for `used` and `operator`, who was let in; for `adopted`, whose copy was believed. */
	readonly by: MemberId;
	/** Absent for `operator` and `adopted`: no sheet was needed. */
	readonly sheet: SheetId | undefined;
};

/** How a space lets a gestionnaire back in, and everything that ever happened to it. */
export type Recovery = {
	readonly standing: Sheet | undefined;
	/** Takes the other's place at `from`. */
	readonly renewal: (Sheet & { readonly from: Instant }) | undefined;
	readonly events: readonly RecoveryEvent[];
};

export const NO_RECOVERY: Recovery = { standing: undefined, renewal: undefined, events: [] };

/** As it stands at an instant of the relay's clock: a renewal that has waited long enough stands. */
export function recoveryAt(recovery: Recovery, now: Instant): Recovery {
	const { renewal } = recovery;
	if (renewal === undefined || now < renewal.from) return recovery;
	const { id, by, at } = renewal;
	return { ...recovery, standing: { id, by, at }, renewal: undefined };
}

/** Why a sheet lets nobody in now, if so. */
export function whySheetNot(recovery: Recovery, id: SheetId, now: Instant): Refusal | undefined {
	const { standing, renewal, events } = recoveryAt(recovery, now);
	if (standing?.id === id) return undefined;
	if (renewal?.id === id) {
		return { type: 'SheetNotYet', days: Math.ceil((renewal.from - now) / 86_400_000) };
	}
	const used = events.some(({ what, sheet }) => what === 'used' && sheet === id);
	return { type: used ? 'SheetUsed' : 'SheetReplaced' };
}
