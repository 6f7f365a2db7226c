/**
 * Rows of the phone's database, as screens read them. The projection tables can be dropped and
 * rebuilt from the log at any time; `outbox`, `drawer`, `drafts`, `settings`, `spaces` can not.
 * Rows are denormalised on purpose: a screen paints from one table, before Yjs is loaded.
 */
import type { AssociationBody } from '../domain/association/types.ts';
import type { CatalogueBody } from '../domain/catalogue/types.ts';
import type { BookingBody, HandoverBody, ProposalBody, Wish } from '../domain/booking/types.ts';
import type {
	AssociationId,
	BookingId,
	CatalogueId,
	DeviceId,
	FactKey,
	FeedId,
	HandoverId,
	InvitationId,
	LineId,
	MemberId,
	Nonce,
	OccurrenceId,
	PersonId,
	ResourceId,
	SpaceId,
	UnitId,
	WordsId
} from '../domain/ids.ts';
import type { FeedBody } from '../domain/feed/types.ts';
import type { AttachedFile, FileHash, FileType } from '../domain/media/types.ts';
import type { Recovery } from '../domain/member/recovery.ts';
import type { DeviceLook, InvitedAs, RoleGrant } from '../domain/member/types.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ResourceBody, ResourceKind } from '../domain/resource/types.ts';
import type { ItemStanding, Reason, SettleReason, Standing } from '../domain/standing/types.ts';
import type { Instant, LocalDate, Range, Span, Zone } from '../domain/time/types.ts';
import type { Room } from '../register/facts/kinds.ts';

/** A space this phone knows. `example` spaces never leave the phone. */
export type SpaceRow = {
	id: SpaceId;
	kind: 'shared' | 'example';
	name: string;
	zone: Zone;
	device: DeviceId;
	member: MemberId | undefined;
	person: PersonId | undefined;
	roles: readonly RoleGrant[];
	mayBringAssociation: boolean;
	/** The association screens act for, when the person has several. */
	actsFor: AssociationId | undefined;
	/** R3: false until an entry has been read back; then "received" can be said. */
	metRelay: boolean;
	/** Number of the last entry folded; 0 before the first. */
	lastNumber: Instant;
	/** Facts whose schema failed (R5). */
	quarantined: number;
	/** Set when the log asks for a newer app than this one. */
	needsRules: number | undefined;
	/** Recovery sheets and their history; absent until the engine has read the log. */
	recovery?: Recovery;
	/** Addresses to subscribe to that are in force; absent until the engine has read the log. */
	feeds?: readonly FeedRow[];
	/** Pages for everybody, withdrawn ones too; absent until the engine has read the log. */
	catalogues?: readonly CatalogueRow[];
	createdAt: Instant;
	openedAt: Instant;
};

/** An address to subscribe to. Its secret is on the phone that made it, in `settings`. */
export type FeedRow = {
	readonly id: FeedId;
	readonly body: FeedBody;
	/** Who made it, on whichever of their phones. */
	readonly member: MemberId;
	readonly kept: Kept;
};

/** A page that the relay shows to everybody. */
export type CatalogueRow = {
	readonly id: CatalogueId;
	readonly body: CatalogueBody;
	readonly withdrawn: boolean;
	readonly kept: Kept;
};

/** Where the link to the relay stands; written by the engine alone. */
export type LinkRow = {
	space: SpaceId;
	/** `returning`: the relay was restored from a backup, and this phone gives back what it lacks. */
	at: 'offline' | 'joining' | 'live' | 'returning' | 'refused' | 'local';
	since: Instant;
	/** When the relay last said something: "connu à 18 h 42" (BK9). */
	heard: Instant | undefined;
	refusal: Refusal | undefined;
};

/** A fact not yet read back from the log. Primary key `seq` keeps the order of writing. */
export type OutboxRow = {
	seq?: number;
	space: SpaceId;
	room: Room;
	key: FactKey;
	text: string;
	/** Device signature over "la-remise/1", space, room and text; base64url. */
	sig: string;
	at: Instant;
	/** Not sent before this instant: ten seconds for what can be undone. */
	notBefore: Instant;
	/** The entity it is about (or its own key): rows about other entities pass a waiting one. */
	entity: string;
	/** One user gesture; taking it back removes them all. */
	gesture: Nonce;
	/** Set before the first row of its gesture leaves the phone: from then on it can't be taken back. */
	sent?: boolean;
};

/** Refused by the relay; the text stays here (R1). */
export type DrawerRow = {
	key: FactKey;
	space: SpaceId;
	room: Room;
	text: string;
	sig: string;
	at: Instant;
	refusedAt: Instant;
	refusal: Refusal;
	seen: boolean;
};

/**
 * What a copy or another phone says and this phone's log hasn't got: kept beside it, shown apart, never
 * called received. It goes once the log has it.
 */
export type BesideRow = {
	/** The order it came in. */
	seq?: number;
	space: SpaceId;
	room: Room;
	key: FactKey;
	text: string;
	/** As the relay is said to have numbered it; only the relay can check its mark. */
	told: { number: Instant; mac: string; generation: number } | undefined;
	/** Its author's signature, of what the relay may not have yet. */
	sig: string | undefined;
	at: Instant;
	/** The phone that handed it over; `copy`: a copy was restored over what was there. */
	from: DeviceId | 'copy';
	/** Why the relay won't have it. */
	refusal?: Refusal;
};

export type DraftRow = { id: string; space: SpaceId | undefined; savedAt: Instant; value: unknown };
export type SettingRow = { name: string; value: unknown };

/** Whether what a row shows is in the log on this phone's disk, or only written here. */
export type Kept =
	| { at: 'received'; number: Instant }
	| { at: 'phone'; since: Instant }
	/** Beside the log: another phone handed it over, whose owner's name is '' when not known, or a copy. */
	| { at: 'other'; by: 'phone' | 'copy'; name: string; since: Instant };

export type AssociationRow = AssociationBody & {
	id: AssociationId;
	space: SpaceId;
	search: string;
	kept: Kept;
};

export type PersonRow = {
	id: PersonId;
	space: SpaceId;
	name: string;
	phone: string | undefined;
	email: string | undefined;
	address: string | undefined;
	association: AssociationId | undefined;
	member: MemberId | undefined;
	search: string;
	kept: Kept;
};

export type MemberRow = {
	id: MemberId;
	space: SpaceId;
	person: PersonId | undefined;
	name: string;
	roles: readonly RoleGrant[];
	devices: readonly {
		id: DeviceId;
		revoked: boolean;
		since: Instant;
		look?: DeviceLook | undefined;
	}[];
	/** Since when they are gestionnaire, if they are. */
	managesSince?: Instant | undefined;
	kept: Kept;
};

export type InvitationRow = {
	id: InvitationId;
	space: SpaceId;
	as: InvitedAs;
	/** Set for "c'est moi, sur un nouveau téléphone". */
	member: MemberId | undefined;
	uses: number;
	used: number;
	until: Instant;
	revoked: boolean;
	by: DeviceId;
	byName: string;
	kept: Kept;
};

/** Name and number to call; from `people`. R7: `ERASED_NAME` for somebody erased. */
export type Contact = { id: PersonId; name: string; phone: string | undefined };

export type ResourceRow = {
	id: ResourceId;
	space: SpaceId;
	kind: ResourceKind;
	name: string;
	association: AssociationId;
	associationName: string;
	/** The fact's fields, merged. */
	body: ResourceBody;
	stewards: readonly Contact[];
	remarks: string | undefined;
	conditions: string | undefined;
	safety: string | undefined;
	outages: readonly {
		id: string;
		units: number;
		since: LocalDate;
		until: LocalDate | undefined;
		span: Span;
		reason: string | undefined;
	}[];
	closures: readonly {
		id: string;
		range: Range;
		reason: string | undefined;
		/** Everything of the association is closed. */
		all?: boolean;
	}[];
	/** Photos and papers; absent in a row written before there were any. */
	files?: readonly FileRow[];
	retired: boolean;
	/** From an import that can be undone. */
	batch: Nonce | undefined;
	/** What it was imported from: the same row again changes it, and adds nothing. */
	source?: { system: string; id: string } | undefined;
	/** Lower case, without accents, name and place and owner. */
	search: string;
	kept: Kept;
	history: readonly HistoryEntry[];
};

/** A photo or a paper as screens read it; its bytes are in `blobs`, once they are there. */
export type FileRow = Omit<AttachedFile, 'caption'> & { readonly caption: string | undefined };

/**
 * Bytes of a file of one space, by the hash of them. What is unsent was made on this phone and stays
 * until the relay has it; the rest may go when room is wanted, and come again.
 */
export type BlobRow = {
	hash: FileHash;
	space: SpaceId;
	type: FileType;
	bytes: Uint8Array<ArrayBuffer>;
	size: number;
	/** 1 until the relay has them all; an index knows no booleans. */
	unsent: 0 | 1;
	madeAt: Instant;
	/** When it was last looked at: what was looked at longest ago goes first. */
	usedAt: Instant;
	/** Why the relay will not have it. */
	refusal?: Refusal | undefined;
};

/** BK2 as shown: what the log says, or `asked` with what this phone knows (R3). */
export type ShownStanding = Standing | 'askedFree' | 'askedTaken';

export type ItemRow = {
	line: LineId;
	occurrence: OccurrenceId;
	resource: ResourceId;
	resourceName: string;
	kind: ResourceKind;
	quantity: number;
	standing: ShownStanding;
	/** RS6: `held` under self-confirmation is shown as confirmed. */
	confirmsItself: boolean;
	reasons: readonly Reason[];
	settle: readonly SettleReason[];
	/** Who is in the way or to settle with. */
	with: readonly BookingBrief[];
	changeWaits: boolean;
	/** What this phone has answered and not sent yet; the log's standing is shown beside it (R3). */
	pending?: 'confirmed' | 'refused' | 'withdrawn' | undefined;
	/** It waits for an answer that I may give (BK11). */
	asksMe?: boolean;
	/** I decide on what it is about, wherever it stands: a yes may still become a no (BK8, BK11). */
	mayDecide?: boolean;
};

/** Enough of another booking to name it and call. */
export type BookingBrief = {
	id: BookingId;
	title: string;
	associationName: string;
	contact: Contact | undefined;
	range: Range;
};

/** One date of one booking, for agenda and today. */
export type OccurrenceRow = {
	/** `${booking}/${occurrence}` */
	id: string;
	space: SpaceId;
	booking: BookingId;
	occurrence: OccurrenceId;
	range: Range;
	from: Instant;
	to: Instant;
	/** `${space}|${day}` for each local day it touches (at most 40): the agenda's index. */
	days: readonly string[];
	/** Purpose, or the association's name. */
	title: string;
	association: AssociationId;
	associationName: string;
	partnerName: string | undefined;
	contact: Contact | undefined;
	headcount: number | undefined;
	items: readonly ItemRow[];
	/** The standing that most needs to be known among the items. */
	standing: ShownStanding;
	settle: boolean;
	/** Asked by an association I act for. */
	mine: boolean;
	/** I may change or withdraw it (BK11). */
	iChange: boolean;
	/** I may confirm or refuse at least one item that waits for a steward. */
	iDecide: boolean;
	/** BK12, per item: how many went out and came back. */
	out: number;
	back: number;
	repeats: boolean;
	/** Why someone must look at it, as index keys: see `needsOf` (needs.ts). Empty for most. */
	needs: readonly string[];
	search: string;
	kept: Kept;
};

export type AssignedUnits = {
	line: LineId;
	occurrence: OccurrenceId;
	units: readonly UnitId[];
};

/** What is read of a range. */
export type When = Pick<Range, 'start' | 'end'>;

/** So many of a thing, under its name now. */
export type HistoryThing = { readonly resourceName: string; readonly quantity: number };

/** What is said of a booking beside its dates and lines, by a text or a name. */
export type HistoryField = 'purpose' | 'note' | 'contact' | 'association' | 'partner';

/**
 * One date, line or field of a booking before and after; absent where it wasn't, or is no more. A
 * field that can't be read any more is '' (R7).
 */
export type HistoryChange =
	| { readonly of: 'date'; readonly was?: When; readonly is?: When }
	| { readonly of: 'line'; readonly was?: HistoryThing; readonly is?: HistoryThing }
	| {
			readonly of: 'field';
			readonly field: HistoryField;
			readonly was?: string;
			readonly is?: string;
	  };

export type HistoryEntry = {
	key: FactKey;
	/** Log number, or the phone's clock while unsent. */
	at: Instant;
	received: boolean;
	/** Another phone says so. */
	beside?: true;
	by?: DeviceId | 'relay';
	byName: string;
	/** The kind of fact; `i18n` words it with `detail`. */
	kind: string;
	detail: Readonly<Record<string, string | number | boolean>>;
	/** Of a booking that was changed: what differs (R6). */
	changes?: readonly HistoryChange[];
	/** The things and the dates it is about, when they aren't all of the booking's. */
	things?: readonly HistoryThing[];
	dates?: readonly When[];
	/** Free text it refers to, which can be erased (R7). */
	texts?: readonly WordsId[];
};

/** Another date, or other quantities, offered to whoever asked. */
export type ProposalRow = Pick<ProposalBody, 'occurrences' | 'lines'> & {
	key: FactKey;
	at: Instant;
	received: boolean;
	byName: string;
	text: string | undefined;
	/** Still about what is asked now; else it was accepted, or something else was. */
	state: 'open' | 'accepted' | 'over';
};

/** Everything a booking's page shows. */
export type BookingRow = {
	id: BookingId;
	space: SpaceId;
	body: BookingBody;
	wish: Wish;
	title: string;
	purpose: string | undefined;
	note: string | undefined;
	associationName: string;
	partnerName: string | undefined;
	contact: Contact | undefined;
	author: string;
	/** I may change or withdraw it (BK11). */
	iChange: boolean;
	iDecide: boolean;
	items: readonly ItemRow[];
	comments: readonly {
		key: FactKey;
		at: Instant;
		byName: string;
		text: string;
		received: boolean;
	}[];
	/** What others offer instead, oldest first. */
	proposals?: readonly ProposalRow[];
	handovers: readonly (HandoverBody & {
		id: HandoverId;
		byName: string;
		text: string | undefined;
		/** To whom the keys went, or who brought things back. */
		personName?: string | undefined;
	})[];
	joined: readonly { association: AssociationId; associationName: string; places: number }[];
	/** What it was imported from: the same event again changes it, and adds nothing. */
	source?: { system: string; id: string; part?: string | undefined } | undefined;
	/** RS9: units chosen so far, by line and date. */
	units?: readonly AssignedUnits[];
	history: readonly HistoryEntry[];
	/** Newest of its facts: "reçue à 14 h 32", or "enregistrée sur ce téléphone". */
	kept: Kept;
};

/**
 * What one item takes of one leaf resource, turnaround included: the input of the availability
 * function on screens (BK14), so that "what is free" needs no Yjs.
 */
export type ClaimRow = {
	/** `${booking}/${line}/${occurrence}/${resource}` */
	id: string;
	space: SpaceId;
	resource: ResourceId;
	booking: BookingId;
	quantity: number;
	/** With turnaround. */
	from: Instant;
	to: Instant;
	/** Without turnaround. */
	span: Span;
	standing: ItemStanding['standing'] | 'asked';
	title: string;
	associationName: string;
	days: readonly string[];
};

/** One's own fact that has no effect, and why (R5). */
export type NoticeRow = {
	key: FactKey;
	space: SpaceId;
	at: Instant;
	kind: string;
	about: string | undefined;
	refusal: Refusal;
	seen: boolean;
};
