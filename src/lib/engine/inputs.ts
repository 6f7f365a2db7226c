/** What commands take, in the words of the forms that give it. */
import type { OpenTo, Repeat } from '../domain/booking/types.ts';
import type {
	AssociationId,
	BookingId,
	LineId,
	OccurrenceId,
	PersonId,
	ResourceId
} from '../domain/ids.ts';
import type { ResourceBody, ResourceChange } from '../domain/resource/types.ts';
import type { Holiday, LocalDate, LocalDateTime } from '../domain/time/types.ts';

/** Someone to add to `people` with the command, or someone already there. */
export type PersonInput =
	| { readonly id: PersonId }
	| { readonly name: string; readonly phone?: string; readonly email?: string };

/** Free text goes in as text and becomes a fact of its own (R7). */
export type ResourceInput = Omit<ResourceBody, 'remarks' | 'conditions' | 'stewards' | 'room'> & {
	readonly room?: Omit<NonNullable<ResourceBody['room']>, 'safety'>;
	readonly remarks?: string;
	readonly conditions?: string;
	readonly safety?: string;
	readonly stewards?: readonly PersonInput[];
};
export type ResourceChangeInput = Omit<
	ResourceChange,
	'remarks' | 'conditions' | 'stewards' | 'room'
> & {
	readonly room?: Omit<NonNullable<ResourceBody['room']>, 'safety'> | null;
	readonly remarks?: string | null;
	readonly conditions?: string | null;
	readonly safety?: string | null;
	readonly stewards?: readonly PersonInput[];
};

/** Wall time in the space's zone; the command works out the instants (T1, T3). */
export type OccurrenceInput = {
	readonly id?: OccurrenceId;
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly holiday?: Holiday;
};
export type LineInput = {
	readonly id?: LineId;
	readonly resource: ResourceId;
	readonly quantity: number;
};
export type BookingInput = {
	readonly association: AssociationId;
	readonly partner?: AssociationId;
	readonly lines: readonly LineInput[];
	readonly occurrences: readonly OccurrenceInput[];
	readonly together?: boolean;
	readonly repeat?: Repeat;
	readonly purpose?: string;
	readonly note?: string;
	readonly contact?: PersonInput;
	readonly headcount?: number;
	readonly open?: OpenTo;
};
export type BookingChangeInput = {
	readonly setLines?: readonly { id: LineId; resource?: ResourceId; quantity?: number }[];
	readonly addLines?: readonly LineInput[];
	readonly dropLines?: readonly LineId[];
	readonly setOccurrences?: readonly OccurrenceInput[];
	readonly dropOccurrences?: readonly OccurrenceId[];
	readonly together?: boolean;
	readonly association?: AssociationId;
	readonly partner?: AssociationId | null;
	readonly repeat?: Repeat | null;
	readonly purpose?: string | null;
	readonly note?: string | null;
	readonly contact?: PersonInput | null;
	readonly headcount?: number | null;
	readonly open?: OpenTo | null;
};

/** One row of an import, as previewed. `source` lets the same file come again without doubling. */
export type ImportedResource = {
	readonly resource: Omit<ResourceInput, 'association'>;
	/** The owner, by name, created once when the space has none of that name. */
	readonly associationName: string;
	readonly associationCommune?: string;
	readonly source: { readonly system: string; readonly id: string };
	/** The thing it was when the table was taken away: of this space, it is changed. */
	readonly id?: string;
	/** RS2: units out of service found in the file ("En panne", "10 abîmées"). */
	readonly outOfService?: {
		readonly units: number;
		readonly until?: LocalDate;
		readonly reason: string;
	};
};

/** Where an imported booking comes from: the same again changes it, and adds nothing. */
export type BookingSource = {
	readonly system: string;
	readonly id: string;
	readonly part?: string;
};
/** One line of an import of bookings, as previewed. */
export type ImportedBooking =
	| { readonly what: 'ask'; readonly source: BookingSource; readonly booking: BookingInput }
	| { readonly what: 'change'; readonly booking: BookingId; readonly change: BookingChangeInput }
	| { readonly what: 'withdraw'; readonly booking: BookingId }
	/** A day on which nothing can be had of an association, or of some of its things. */
	| ({ readonly what: 'close' } & ClosureInput);
export type ClosureInput = {
	readonly association: AssociationId;
	readonly resources?: readonly ResourceId[];
	readonly start: LocalDateTime;
	readonly end: LocalDateTime;
	readonly reason?: string;
};

/** The local example: people and things by name, since nothing has an id yet. */
export type ExampleSpace = {
	readonly name: string;
	readonly firstName: string;
	/** Which of the rows' associations the person trying it acts for. */
	readonly myAssociation: string;
	readonly rows: readonly ImportedResource[];
	/** Made of things among the rows, or of kits before them (RS3). */
	readonly kits?: readonly (ImportedResource & {
		readonly parts: readonly { readonly resourceName: string; readonly quantity: number }[];
	})[];
	readonly bookings: readonly {
		readonly associationName: string;
		readonly contact?: { readonly name: string; readonly phone?: string };
		readonly lines: readonly { readonly resourceName: string; readonly quantity: number }[];
		readonly occurrences: readonly OccurrenceInput[];
		readonly purpose: string;
		readonly headcount?: number;
		/** A steward's answer already given. */
		readonly decided?: 'confirmed' | 'refused';
		readonly out?: boolean;
		readonly comment?: string;
	}[];
};
