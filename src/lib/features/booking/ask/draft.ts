import { isKey, type ResourceId } from '../../../domain/ids.ts';
import { isDate } from '../../../domain/time/date.ts';
import type { LocalDate, LocalDateTime, LocalTime } from '../../../domain/time/types.ts';
import type { WhoValues } from '../who/who.ts';
import type { RepeatDraft } from './repeat.ts';
import { QUICKS, quickRange, type When } from './when.ts';

export type DraftLine = { readonly resource: ResourceId; readonly quantity: number };

/** What one is typing in Réserver. `null` is "not chosen yet": the form then proposes. */
export type AskDraft = WhoValues & {
	when: When | null;
	/** Null: once. */
	repeat: RepeatDraft | null;
	/** More dates at the same hours, when it is once on each. */
	more: readonly LocalDate[];
	lines: readonly DraftLine[];
	/** BK7: all of it or nothing. */
	together: boolean;
	/** BK15: places for others; empty: not open. */
	places: string;
	note: string;
};

export const freshDraft = (): AskDraft => ({
	when: null,
	repeat: null,
	more: [],
	lines: [],
	together: false,
	places: '',
	association: '',
	partner: '',
	partnerName: '',
	purpose: '',
	note: '',
	headcount: '',
	contact: '',
	contactName: '',
	contactPhone: ''
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const isTime = (value: unknown): value is LocalTime =>
	typeof value === 'string' && TIME.test(value);

/** A kept draft is read like anything from a disk; a date that has passed is chosen anew. */
export function readWhen(value: unknown, now: LocalDateTime): When | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { quick, day, lastDay, several, from, to } = value as Partial<Record<keyof When, unknown>>;
	const known = QUICKS.find((each) => each === quick);
	if (known === undefined || !isTime(from) || !isTime(to)) return undefined;
	if (typeof day !== 'string' || !isDate(day) || typeof lastDay !== 'string' || !isDate(lastDay)) {
		return undefined;
	}
	const last = several === true ? lastDay : day;
	if (`${last}T${to}` <= now) return undefined;
	return { quick: known, day, lastDay, several: several === true, from, to };
}

export const readDates = (value: unknown): LocalDate[] =>
	Array.isArray(value)
		? value.filter((date): date is LocalDate => typeof date === 'string' && isDate(date))
		: [];

export function readLines(value: unknown): DraftLine[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((line: unknown) => {
		if (typeof line !== 'object' || line === null) return [];
		const { resource, quantity } = line as Partial<Record<keyof DraftLine, unknown>>;
		const whole = typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1;
		return isKey<ResourceId>(resource) && whole ? [{ resource, quantity }] : [];
	});
}

/** What the form shows before anything is chosen: this evening, or tomorrow once it is too late. */
export const proposedWhen = (now: LocalDateTime): When =>
	// Tomorrow has always a range.
	quickRange('tonight', now) ?? (quickRange('tomorrow', now) as When);

/** A line put, changed, or taken out with quantity 0; the order of choosing is kept (BK7). */
export function putLine(
	lines: readonly DraftLine[],
	resource: ResourceId,
	quantity: number
): DraftLine[] {
	if (quantity < 1) return lines.filter((line) => line.resource !== resource);
	const known = lines.some((line) => line.resource === resource);
	return known
		? lines.map((line) => (line.resource === resource ? { resource, quantity } : line))
		: [...lines, { resource, quantity }];
}
