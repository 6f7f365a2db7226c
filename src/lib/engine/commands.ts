/**
 * What a screen may ask for. A command becomes facts in the outbox of this phone, at once, online
 * or not; `send` resolves after the outbox transaction has completed ("Enregistrée sur ce téléphone").
 */
import type { AssociationBody, AssociationChange } from '../domain/association/types.ts';
import type { CatalogueBody, CatalogueChange } from '../domain/catalogue/types.ts';
import type { FeedScope } from '../domain/feed/types.ts';
import type { HandoverWay, Scope } from '../domain/booking/types.ts';
import type {
	AssociationId,
	BookingId,
	CatalogueId,
	ClosureId,
	DeviceId,
	FactKey,
	FeedId,
	InvitationId,
	LineId,
	MemberId,
	Nonce,
	OccurrenceId,
	OutageId,
	PersonId,
	ResourceId,
	SheetId,
	SpaceId,
	UnitId,
	WordsId
} from '../domain/ids.ts';
import type { InvitedAs, RoleGrant } from '../domain/member/types.ts';
import type { FileRole } from '../domain/media/types.ts';
import type { Result } from '../domain/refusal.ts';
import type { LocalDate } from '../domain/time/types.ts';
import type {
	BookingChangeInput,
	BookingInput,
	ClosureInput,
	ExampleSpace,
	ImportedBooking,
	ImportedResource,
	OccurrenceInput,
	PersonInput,
	ResourceChangeInput,
	ResourceInput
} from './inputs.ts';

type In<T> = { readonly space: SpaceId } & T;

export type Commands = {
	/** Works with no network. Makes the device key on first use. */
	createSpace: {
		input: {
			readonly name: string;
			readonly association: AssociationBody;
			readonly firstName: string;
			readonly phone?: string;
		};
		done: { readonly space: SpaceId };
	};
	/**
	 * Needs the relay. `code`: ten characters, spaces and case forgiven; `sheet`: the twenty of a
	 * recovery sheet, and with `again` it is the sheet's maker who comes back.
	 */
	joinSpace: {
		input: { readonly code: string; readonly sheet?: boolean; readonly again?: boolean };
		done: { readonly space: SpaceId; readonly as: InvitedAs; readonly member: MemberId };
	};
	/** After joining: who I am, and my association when I bring one. */
	introduceMyself: {
		input: In<{
			readonly firstName: string;
			readonly phone?: string;
			readonly association?: AssociationBody | AssociationId;
		}>;
		done: { readonly person: PersonId };
	};
	loadExample: { input: { readonly example: ExampleSpace }; done: { readonly space: SpaceId } };
	/**
	 * Tells the others that this phone leaves, and waits a while for the relay to have it. `told` is
	 * false when it could not be: the phone then stays in their list. Nothing is taken off the phone.
	 */
	sayGoodbye: { input: In<Record<never, never>>; done: { readonly told: boolean } };
	/** Takes the space off this phone; refused while facts wait to be sent, unless `evenUnsent`. */
	forgetSpace: { input: In<{ readonly evenUnsent?: boolean }>; done: Record<never, never> };
	renameSpace: { input: In<{ readonly name: string }>; done: Record<never, never> };

	addAssociation: {
		input: In<{ readonly association: AssociationBody }>;
		done: { readonly association: AssociationId };
	};
	changeAssociation: {
		input: In<{ readonly association: AssociationId; readonly change: AssociationChange }>;
		done: Record<never, never>;
	};
	addPerson: {
		input: In<{
			readonly name: string;
			readonly phone?: string;
			readonly email?: string;
			readonly association?: AssociationId;
		}>;
		done: { readonly person: PersonId };
	};
	changePerson: {
		input: In<{
			readonly person: PersonId;
			readonly name?: string;
			readonly phone?: string | null;
			readonly email?: string | null;
			readonly association?: AssociationId | null;
		}>;
		done: Record<never, never>;
	};

	/**
	 * R7: for good, here, on the relay and on every phone; for a gestionnaire. `texts`: with all that
	 * they wrote about bookings in words of their own.
	 */
	erasePerson: {
		input: In<{ readonly person: PersonId; readonly texts?: boolean }>;
		done: Record<never, never>;
	};
	/** R7: free text, whoever wrote it: a purpose, a comment, a condition. */
	eraseWords: { input: In<{ readonly words: WordsId }>; done: Record<never, never> };

	addResource: {
		input: In<{ readonly resource: ResourceInput }>;
		done: { readonly resource: ResourceId };
	};
	changeResource: {
		input: In<{ readonly resource: ResourceId; readonly change: ResourceChangeInput }>;
		done: Record<never, never>;
	};
	retireResource: { input: In<{ readonly resource: ResourceId }>; done: Record<never, never> };
	reinstateResource: { input: In<{ readonly resource: ResourceId }>; done: Record<never, never> };
	noteOutage: {
		input: In<{
			readonly resource: ResourceId;
			readonly units: number;
			readonly since: LocalDate;
			readonly until?: LocalDate;
			readonly reason?: string;
		}>;
		done: { readonly outage: OutageId };
	};
	endOutage: { input: In<{ readonly outage: OutageId }>; done: Record<never, never> };
	addClosure: {
		input: In<ClosureInput>;
		done: { readonly closure: ClosureId };
	};
	liftClosure: { input: In<{ readonly closure: ClosureId }>; done: Record<never, never> };
	/** `bytes` are kept first, then the fact that names them; `thumb` is a small picture of the same. */
	attachFile: {
		input: In<{
			readonly resource: ResourceId;
			readonly role: FileRole;
			readonly bytes: Uint8Array<ArrayBuffer>;
			readonly thumb?: Uint8Array<ArrayBuffer>;
			readonly caption?: string;
		}>;
		done: { readonly file: FactKey };
	};
	/** Other words for a file; none take them off. */
	captionFile: {
		input: In<{
			readonly resource: ResourceId;
			readonly file: FactKey;
			readonly caption: string;
		}>;
		done: Record<never, never>;
	};
	removeFile: {
		input: In<{ readonly resource: ResourceId; readonly file: FactKey }>;
		done: Record<never, never>;
	};
	/** Changes on several things, in one gesture. */
	changeResources: {
		input: In<{
			readonly changes: readonly {
				readonly resource: ResourceId;
				readonly change: ResourceChangeInput;
			}[];
		}>;
		done: { readonly changed: number };
	};
	/** One batch, undone in one step by `undoBatch`. */
	importResources: {
		input: In<{ readonly rows: readonly ImportedResource[] }>;
		done: { readonly batch: Nonce; readonly added: number; readonly updated: number };
	};
	/** Bookings of a calendar or a table; one batch, undone in one step by `undoBatch`. */
	importBookings: {
		input: In<{ readonly rows: readonly ImportedBooking[] }>;
		done: { readonly batch: Nonce };
	};
	/** People to call, one batch; no role is given. */
	importPeople: {
		input: In<{
			readonly rows: readonly {
				readonly name: string;
				readonly phone?: string | undefined;
				readonly email?: string | undefined;
				readonly association?: AssociationId | undefined;
			}[];
		}>;
		done: { readonly batch: Nonce };
	};
	undoBatch: { input: In<{ readonly batch: Nonce }>; done: Record<never, never> };

	askBooking: {
		input: In<{ readonly booking: BookingInput }>;
		done: { readonly booking: BookingId };
	};
	changeBooking: {
		input: In<{ readonly booking: BookingId; readonly change: BookingChangeInput }>;
		done: Record<never, never>;
	};
	withdrawBooking: {
		input: In<{ readonly booking: BookingId; readonly scope: Scope; readonly reason?: string }>;
		done: Record<never, never>;
	};
	confirmBooking: {
		input: In<{ readonly booking: BookingId; readonly wish: FactKey; readonly scope: Scope }>;
		done: Record<never, never>;
	};
	refuseBooking: {
		input: In<{
			readonly booking: BookingId;
			readonly wish: FactKey;
			readonly scope: Scope;
			readonly reason?: string;
		}>;
		done: Record<never, never>;
	};
	settleBooking: {
		input: In<{ readonly booking: BookingId; readonly scope: Scope; readonly note?: string }>;
		done: Record<never, never>;
	};
	commentBooking: {
		input: In<{ readonly booking: BookingId; readonly text: string }>;
		done: Record<never, never>;
	};
	/** Another date or other quantities for the wish at hand; nothing changes until it is accepted. */
	proposeChange: {
		input: In<{
			readonly booking: BookingId;
			readonly wish: FactKey;
			readonly occurrences?: readonly (OccurrenceInput & { readonly id: OccurrenceId })[];
			readonly lines?: readonly { readonly id: LineId; readonly quantity: number }[];
			readonly text?: string;
		}>;
		done: Record<never, never>;
	};
	joinBooking: {
		input: In<{
			readonly booking: BookingId;
			readonly association: AssociationId;
			readonly places: number;
		}>;
		done: Record<never, never>;
	};
	leaveBooking: {
		input: In<{ readonly booking: BookingId; readonly association: AssociationId }>;
		done: Record<never, never>;
	};
	assignUnits: {
		input: In<{
			readonly booking: BookingId;
			readonly line: LineId;
			readonly occurrence: OccurrenceId;
			readonly units: readonly UnitId[];
		}>;
		done: Record<never, never>;
	};
	noteHandover: {
		input: In<{
			readonly booking: BookingId;
			readonly line: LineId;
			readonly occurrence: OccurrenceId;
			readonly way: HandoverWay;
			readonly quantity: number;
			readonly condition?: string;
			readonly person?: PersonInput;
			readonly keys?: boolean;
		}>;
		done: Record<never, never>;
	};

	/** Returns the code once; only its hash is kept. Works offline. */
	makeInvitation: {
		input: In<{
			readonly as: InvitedAs;
			readonly member?: MemberId;
			readonly uses?: number;
			/** How long it lasts once the relay has it; seven days unless said. */
			readonly lasts?: number;
		}>;
		done: { readonly invitation: InvitationId; readonly code: string; readonly link: string };
	};
	revokeInvitation: {
		input: In<{ readonly invitation: InvitationId }>;
		done: Record<never, never>;
	};
	grantRole: {
		input: In<{ readonly member: MemberId; readonly grant: RoleGrant }>;
		done: Record<never, never>;
	};
	withdrawRole: {
		input: In<{ readonly member: MemberId; readonly grant: RoleGrant }>;
		done: Record<never, never>;
	};
	revokeDevice: {
		input: In<{ readonly member: MemberId; readonly device: DeviceId }>;
		done: Record<never, never>;
	};

	/** A role in one association for a role in another, in one gesture. */
	moveMember: {
		input: In<{
			readonly member: MemberId;
			readonly from: AssociationId;
			readonly grant: Exclude<RoleGrant, { readonly role: 'gestionnaire' }>;
		}>;
		done: Record<never, never>;
	};

	/** Puts a printed sheet to use: only the hash of its code is kept. Works offline. */
	makeSheet: { input: In<{ readonly code: string }>; done: { readonly sheet: SheetId } };
	agreeToSheet: { input: In<{ readonly sheet: SheetId }>; done: Record<never, never> };
	withdrawSheet: { input: In<{ readonly sheet: SheetId }>; done: Record<never, never> };

	/**
	 * An address to subscribe to. Its secret is kept on this phone and nowhere else; the log has its
	 * hash. Works offline; the relay answers once it has the fact.
	 */
	makeFeed: {
		input: In<{ readonly scope: FeedScope; readonly people: boolean }>;
		done: { readonly feed: FeedId };
	};
	revokeFeed: { input: In<{ readonly feed: FeedId }>; done: Record<never, never> };
	/** A page that the relay shows to everybody, for a gestionnaire. */
	publishCatalogue: {
		input: In<{ readonly catalogue: CatalogueBody }>;
		done: { readonly catalogue: CatalogueId };
	};
	/** Publishes it otherwise, at the same address; or again, what was withdrawn. */
	changeCatalogue: {
		input: In<{ readonly catalogue: CatalogueId; readonly change: CatalogueChange }>;
		done: Record<never, never>;
	};
	/** Sent at once: what is withdrawn is gone for everybody. */
	withdrawCatalogue: {
		input: In<{ readonly catalogue: CatalogueId }>;
		done: Record<never, never>;
	};

	/** R1: removes the gesture's rows that have not been sent; refused once any has. */
	takeBack: { input: In<{ readonly gesture: Nonce }>; done: Record<never, never> };
};

export type CommandName = keyof Commands;
export type Input<C extends CommandName> = Commands[C]['input'];
/** Every success says the gesture, so that it can be taken back for ten seconds. */
export type Done<C extends CommandName> = Commands[C]['done'] & { readonly gesture: Nonce };

/** The one door from screens to the register. */
export type Send = <C extends CommandName>(name: C, input: Input<C>) => Promise<Result<Done<C>>>;
