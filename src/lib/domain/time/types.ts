import type { Brand } from '../ids.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** A length of time in minutes. */
export type Minutes = number;
/** `2026-11-22` */
export type LocalDate = Brand<string, 'LocalDate'>;
/** `08:30`; `24:00` only as the end of an opening. */
export type LocalTime = Brand<string, 'LocalTime'>;
/** `2026-11-22T08:30` */
export type LocalDateTime = Brand<string, 'LocalDateTime'>;
/** IANA name, `Europe/Paris`. */
export type Zone = Brand<string, 'Zone'>;
/** 1 is Monday, 7 is Sunday (T5). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Half-open span of instants `[from, to)` (T2). */
export type Span = { readonly from: Instant; readonly to: Instant };

/**
 * A half-open range of local wall time, with the instants it meant when it was written (T1, T2).
 * `start`/`end` are what people read; `from`/`to` are what overlap is judged on (T3).
 */
export type Range = Span & {
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly zone: Zone;
};

/** What the author's phone knew of the first day of an occurrence (T6); the fold reads only this. */
export type Holiday = 'none' | 'public' | 'school' | 'both';
