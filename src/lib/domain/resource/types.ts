import type { AssociationId, PersonId, ResourceId, UnitId, WordsId } from '../ids.ts';
import type { Brand } from '../ids.ts';
import type { LocalDate, LocalTime, Minutes, Weekday } from '../time/types.ts';

/** Whole euro cents (RS7). */
export type Cents = Brand<number, 'Cents'>;

/** RS1, from the field. */
export const RESOURCE_KINDS = [
	'room',
	'equipment',
	'technical',
	'vehicle',
	'skill',
	'volunteers',
	'staffTime'
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A commune as typed, with its INSEE code once it has been matched. */
export type Commune = { readonly name: string; readonly insee?: string | undefined };

export type Place = {
	readonly commune?: Commune | undefined;
	/** "Hangar communal", "Place de l'Église". */
	readonly site?: string | undefined;
};

/** RS3: `quantity` of that resource in one of the whole. */
export type Part = { readonly resource: ResourceId; readonly quantity: number };

/** RS4 */
export type Turnaround = { readonly before: Minutes; readonly after: Minutes };

/** On these weekdays, from `from` to `to` (`24:00` allowed as end). */
export type OpenHours = {
	readonly days: readonly Weekday[];
	readonly from: LocalTime;
	readonly to: LocalTime;
};

/** "Week-end: samedi 8 h → lundi 8 h" (RS5). */
export type Package = {
	readonly name: string;
	readonly startDay: Weekday;
	readonly startTime: LocalTime;
	readonly endDay: Weekday;
	readonly endTime: LocalTime;
};

/** RS5. An absent field sets no limit; an empty `hours` list means always open. */
export type Opening = {
	readonly hours?: readonly OpenHours[] | undefined;
	readonly packages?: readonly Package[] | undefined;
	/** True: bookable by the packages alone. */
	readonly packagesOnly?: boolean | undefined;
	readonly shortest?: Minutes | undefined;
	readonly longest?: Minutes | undefined;
	/** At least this long between the claim's number and its start. */
	readonly notice?: Minutes | undefined;
	/** At most this many days between the claim's number and its start. */
	readonly horizonDays?: number | undefined;
	readonly notOn?: readonly Weekday[] | undefined;
	readonly notInSchoolHolidays?: boolean | undefined;
	readonly notOnPublicHolidays?: boolean | undefined;
};

/** RS6 */
export type Policy = {
	readonly confirm: 'itself' | 'steward';
	/** Past this many bookings per association and season a steward decides. */
	readonly quotaPerSeason?: number | undefined;
};

export const BORROWERS = ['member', 'local', 'outside', 'private'] as const;
export type Borrower = (typeof BORROWERS)[number];
export const TARIFF_UNITS = [
	'booking',
	'hour',
	'halfDay',
	'day',
	'weekend',
	'item',
	'person',
	'km'
] as const;
export type TariffUnit = (typeof TARIFF_UNITS)[number];

/** RS7. `cents: 0` is free; no tariff for a borrower is "no price given". */
export type Tariff = {
	readonly borrower: Borrower;
	readonly unit: TariffUnit;
	readonly cents: Cents;
	/** Part of the year, `MM-DD` inclusive both ends (heating). */
	readonly between?: { readonly from: string; readonly to: string } | undefined;
	/** Applies from the n-th booking in a year on. */
	readonly fromNth?: number | undefined;
};

export type Deposit = { readonly cents: Cents; readonly per: 'booking' | 'item' };

/** RS9: one of a pool, with its plate or logbook name. */
export type Unit = { readonly id: UnitId; readonly name: string };

/** RS10 */
export type RoomFacts = {
	readonly seats?: number | undefined;
	readonly squareMetres?: number | undefined;
	readonly stepFree?: boolean | undefined;
	readonly safety?: WordsId | undefined;
};

/** RS10, last sentence. */
export type Worth = {
	readonly purchase?: Cents | undefined;
	readonly purchased?: LocalDate | undefined;
	readonly funder?: string | undefined;
	readonly referencePerDay?: Cents | undefined;
};

/** What `resource.added` says. Every field but the first four may be absent. */
export type ResourceBody = {
	readonly kind: ResourceKind;
	readonly association: AssociationId;
	readonly name: string;
	/** RS2: 1 for a hall, 120 for chairs. */
	readonly capacity: number;
	readonly place?: Place | undefined;
	readonly stewards?: readonly PersonId[] | undefined;
	/** Free text: state, remarks. */
	readonly remarks?: WordsId | undefined;
	/** Conditions shown to whoever books. */
	readonly conditions?: WordsId | undefined;
	readonly parts?: readonly Part[] | undefined;
	readonly turnaround?: Turnaround | undefined;
	readonly opening?: Opening | undefined;
	readonly policy?: Policy | undefined;
	readonly tariffs?: readonly Tariff[] | undefined;
	readonly deposit?: Deposit | undefined;
	readonly units?: readonly Unit[] | undefined;
	readonly room?: RoomFacts | undefined;
	readonly worth?: Worth | undefined;
};

/** R6: only the fields that change; `null` clears an optional one. */
export type ResourceChange = {
	readonly [Field in keyof ResourceBody]?: ResourceBody[Field] | null;
};
