import * as v from 'valibot';
import {
	isKey,
	isLocalId,
	type AnyId,
	type AssociationId,
	type BookingId,
	type DeviceId,
	type FactKey,
	type InvitationId,
	type LineId,
	type MemberId,
	type Nonce,
	type OccurrenceId,
	type PersonId,
	type ResourceId,
	type SheetId,
	type SpaceId,
	type UnitId,
	type WordsId
} from '../../domain/ids.ts';
import type { Cents } from '../../domain/resource/types.ts';
import type {
	LocalDate,
	LocalDateTime,
	LocalTime,
	Weekday,
	Zone
} from '../../domain/time/types.ts';

const key = <Id extends AnyId>() => v.custom<Id>((value) => isKey<Id>(value), 'not a key');

export const factKey = key<FactKey>();
export const spaceId = key<SpaceId>();
export const deviceId = key<DeviceId>();
export const memberId = key<MemberId>();
export const personId = key<PersonId>();
export const associationId = key<AssociationId>();
export const invitationId = key<InvitationId>();
export const sheetId = key<SheetId>();
export const resourceId = key<ResourceId>();
export const bookingId = key<BookingId>();
export const wordsId = key<WordsId>();

const local = <Id extends LineId | OccurrenceId | UnitId>() =>
	v.custom<Id>((value) => isLocalId(value), 'not a local id');
export const lineId = local<LineId>();
export const occurrenceId = local<OccurrenceId>();
export const unitId = local<UnitId>();

/** SHA-256 as base64url. */
export const sha256 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** 96 random bits: 16 characters of base64url. */
export const nonce = v.custom<Nonce>(
	(value) => typeof value === 'string' && /^[A-Za-z0-9_-]{16}$/.test(value),
	'not a nonce'
);

const matching = <T extends string>(pattern: RegExp, what: string) =>
	v.custom<T>((value) => typeof value === 'string' && pattern.test(value), `not ${what}`);

export const localDate = matching<LocalDate>(
	/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
	'a date'
);
export const localTime = matching<LocalTime>(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time');
export const localDateTime = matching<LocalDateTime>(
	/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
	'a local date and time'
);
export const zone = matching<Zone>(/^[A-Za-z][A-Za-z0-9_+/-]{1,48}$/, 'a zone');
export const monthDay = matching<string>(
	/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
	'a month and day'
);

/** Largest instant a fact may name: the year 2200. */
const LAST_INSTANT = 7_258_118_400_000;
export const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_INSTANT));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
export const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60 * 24 * 400));
export const cents = v.custom<Cents>(
	(value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e11,
	'not whole cents'
);
export const weekday = v.picklist([1, 2, 3, 4, 5, 6, 7] satisfies readonly Weekday[]);

/** A name: trimmed, one line, 1–`most` characters. */
export const name = (most = 120) =>
	v.pipe(
		v.string(),
		v.minLength(1),
		v.maxLength(most),
		v.check((text) => text.trim() === text && !/[\p{Cc}]/u.test(text), 'not a clean line')
	);

const spanOrder = <T extends { from: number; to: number }>(value: T) => value.from < value.to;

export const span = v.pipe(
	v.strictObject({ from: instant, to: instant }),
	v.check(spanOrder, 'ends before it starts')
);

/** T1, T2. That the instants match the wall time is the author's word; it is never recomputed (T3). */
export const range = v.pipe(
	v.strictObject({ start: localDateTime, end: localDateTime, zone, from: instant, to: instant }),
	v.check(spanOrder, 'ends before it starts')
);

export const holiday = v.picklist(['none', 'public', 'school', 'both']);
