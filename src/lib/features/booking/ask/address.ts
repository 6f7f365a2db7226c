import { isKey, type BookingId, type ResourceId } from '../../../domain/ids.ts';
import { isDate } from '../../../domain/time/date.ts';
import type { LocalDateTime } from '../../../domain/time/types.ts';
import { db } from '../../../store/db.ts';
import { again } from './again.ts';
import type { AskDraft } from './draft.ts';
import { moveDay, quickRange, type When } from './when.ts';
import type { ResourceRow } from '../../../store/rows.ts';

export const STEPS = ['quand', 'quoi', 'qui'] as const;
export type Step = (typeof STEPS)[number];

export const stepOf = (params: URLSearchParams): Step =>
	STEPS.find((step) => step === params.get('etape')) ?? 'quand';

/** The same address at another step: what it started from stays. */
export function stepHref(base: string, params: URLSearchParams, step: Step): string {
	const next = new URLSearchParams(params);
	next.set('etape', step);
	return `${base}?${next.toString()}`;
}

/** Fills the form with what an earlier booking was, as far as this phone knows it. */
export async function startLike(
	booking: string,
	form: { readonly local: LocalDateTime; fill(values: Partial<AskDraft>): void }
): Promise<void> {
	const row = isKey<BookingId>(booking) ? await db.bookings.get(booking) : undefined;
	if (row) form.fill(again(row, form.local));
}

type Form = {
	when: When;
	readonly local: LocalDateTime;
	readonly usable: readonly ResourceRow[];
	readonly lines: readonly unknown[];
	put(resource: ResourceId, quantity: number): void;
};

/**
 * Starts further on: the day (or first and last) and the thing named by the address, or the only thing there is to
 * book. Called once, after an earlier draft has come back.
 */
export function startFrom(params: URLSearchParams, form: Form): void {
	const day = params.get('jour') ?? '';
	if (isDate(day)) form.when = moveDay(quickRange('date', form.local, day) ?? form.when, day);
	const last = params.get('jusqu') ?? '';
	if (isDate(day) && isDate(last) && last > day)
		form.when = { ...form.when, several: true, lastDay: last };
	const asked = params.get('ressource');
	const named = form.usable.find((row) => isKey<ResourceId>(asked) && row.id === asked);
	const only = form.usable.length === 1 && form.lines.length === 0 ? form.usable[0] : undefined;
	const row = named ?? only;
	if (row) form.put(row.id, 1);
}
