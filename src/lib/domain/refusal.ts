import type { Reason } from './standing/types.ts';

/**
 * Why a command was refused before anything was written, why the relay did not take a fact, or why
 * a fact in the log has no effect (R5). `i18n/refusal.ts` turns each into a sentence; nobody else
 * writes words for them.
 */
export type Refusal =
	// Commands, before anything is written
	| { readonly type: 'EndBeforeStart' }
	| { readonly type: 'NotWholeQuantity' }
	| { readonly type: 'NothingAsked' }
	| { readonly type: 'TooManyOccurrences'; readonly most: number }
	| { readonly type: 'NameMissing' }
	| { readonly type: 'TextTooLong'; readonly most: number }
	| { readonly type: 'NotWellFormed'; readonly field: string }
	| { readonly type: 'UnknownResource' }
	| { readonly type: 'ResourceRetired' }
	| { readonly type: 'UnknownBooking' }
	| { readonly type: 'UnknownAssociation' }
	| { readonly type: 'PartsCycle' }
	| { readonly type: 'RoleMayNot' }
	| { readonly type: 'NotMember' }
	| { readonly type: 'NotUndoable' }
	/** Facts of this space wait on this phone and would be lost with it. */
	| { readonly type: 'NotSentYet'; readonly count: number }
	| { readonly type: 'DiskFull' }
	| { readonly type: 'StorageGone' }
	| { readonly type: 'BookingReason'; readonly reason: Reason }
	// Invitations
	| { readonly type: 'CodeUnknown' }
	| { readonly type: 'CodeMalformed' }
	| { readonly type: 'InvitationUsed' }
	| { readonly type: 'InvitationExpired' }
	| { readonly type: 'InvitationRevoked' }
	/** A second phone's code, on a phone that is somebody else's in the same space. */
	| { readonly type: 'InvitationForAnother' }
	/** A link to another relay. */
	| { readonly type: 'InvitationElsewhere'; readonly host: string }
	// Recovery sheets
	| { readonly type: 'SheetMalformed' }
	| { readonly type: 'SheetUsed' }
	| { readonly type: 'SheetReplaced' }
	| { readonly type: 'SheetNotYet'; readonly days: number }
	/** Whoever renews a sheet can't agree to it themselves. */
	| { readonly type: 'OwnSheet' }
	/** Agreeing takes a gestionnaire who has been one for a while. */
	| { readonly type: 'GestionnaireTooNew' }
	| { readonly type: 'TooManyTries'; readonly waitSeconds: number }
	| { readonly type: 'RelayAway' }
	/** The relay lacks entries that this phone has from it. */
	| { readonly type: 'RelayBehind' }
	/** It rests on a fact that was refused: sent without it, it would mean nothing. */
	| { readonly type: 'DependsOnRefused' }
	// The relay's answers to a fact
	| { readonly type: 'TooLarge' }
	| { readonly type: 'Unreadable' }
	| { readonly type: 'BadSignature' }
	| { readonly type: 'WrongRoom' }
	| { readonly type: 'DeviceRevoked' }
	| { readonly type: 'NewerVersion' }
	| { readonly type: 'TooManyFacts' }
	| { readonly type: 'SpaceFull' }
	| { readonly type: 'StoreFull' }
	/** R7: it is about somebody, or is a text, that was erased. */
	| { readonly type: 'Erased' }
	// Photos and papers
	| { readonly type: 'TooManyFiles'; readonly most: number }
	| { readonly type: 'FileKindUnknown' }
	| { readonly type: 'PhotoUnreadable' }
	| { readonly type: 'SpaceFilesFull'; readonly mostMegabytes: number }
	| { readonly type: 'WrongHash' }
	// A fact in the log without effect
	| { readonly type: 'OlderWish' }
	| { readonly type: 'AlreadySo' }
	| { readonly type: 'LastGestionnaire' }
	| { readonly type: 'OwnBooking' }
	// A file chosen to be imported
	| { readonly type: 'FileEmpty' }
	| { readonly type: 'FileTooLarge'; readonly mostMegabytes: number }
	| {
			readonly type: 'FileBinary';
			readonly looksLike: 'spreadsheet' | 'pdf' | 'image' | 'archive' | 'other';
	  }
	| { readonly type: 'FileNotTable' }
	| { readonly type: 'FileNoRows' }
	| { readonly type: 'FileTooManyRows'; readonly most: number }
	| { readonly type: 'FileTooManyColumns'; readonly most: number }
	// A copy, or what another phone handed over
	| { readonly type: 'CopyNone' }
	| { readonly type: 'CopyNewer' }
	| { readonly type: 'CopyDamaged' }
	| { readonly type: 'CopyLocked' }
	| { readonly type: 'CopyPhrase' }
	/** More than a phone could hold. */
	| { readonly type: 'CopyTooLarge' }
	/** A whole copy where something handed over was wanted, and the other way round. */
	| { readonly type: 'CopyWhole' }
	| { readonly type: 'CopyHanded' }
	/** By a phone whose access was withdrawn. */
	| { readonly type: 'HandedByRevoked' }
	| { readonly type: 'CopyOfAnother'; readonly name: string };

export type Result<T, E = Refusal> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E };
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refused = <E>(refusal: E): { readonly ok: false; readonly refusal: E } => ({
	ok: false,
	refusal
});
