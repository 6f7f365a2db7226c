import type { Refusal } from '../domain/refusal.ts';
import { m } from './paraglide/messages.js';
import { reasonSentence } from './reason.ts';

type Say<R extends Refusal> = (refusal: R) => string;

type Binary = Extract<Refusal, { type: 'FileBinary' }>['looksLike'];
const BINARY: { readonly [B in Binary]: () => string } = {
	spreadsheet: m.refusal_FileBinary_spreadsheet,
	pdf: m.refusal_FileBinary_pdf,
	image: m.refusal_FileBinary_image,
	archive: m.refusal_FileBinary_archive,
	other: m.refusal_FileBinary_other
};

/** What happened, that nothing is lost, and the next step. The only place with words for a refusal. */
const SENTENCES: { readonly [T in Refusal['type']]: Say<Extract<Refusal, { type: T }>> } = {
	EndBeforeStart: () => m.refusal_EndBeforeStart(),
	NotWholeQuantity: () => m.refusal_NotWholeQuantity(),
	NothingAsked: () => m.refusal_NothingAsked(),
	TooManyOccurrences: ({ most }) => m.refusal_TooManyOccurrences({ most }),
	NameMissing: () => m.refusal_NameMissing(),
	TextTooLong: ({ most }) => m.refusal_TextTooLong({ most }),
	NotWellFormed: ({ field }) => m.refusal_NotWellFormed({ field }),
	UnknownResource: () => m.refusal_UnknownResource(),
	ResourceRetired: () => m.refusal_ResourceRetired(),
	UnknownBooking: () => m.refusal_UnknownBooking(),
	UnknownAssociation: () => m.refusal_UnknownAssociation(),
	PartsCycle: () => m.refusal_PartsCycle(),
	RoleMayNot: () => m.refusal_RoleMayNot(),
	NotMember: () => m.refusal_NotMember(),
	NotUndoable: () => m.refusal_NotUndoable(),
	NotSentYet: ({ count }) => m.refusal_NotSentYet({ count }),
	DiskFull: () => m.refusal_DiskFull(),
	StorageGone: () => m.refusal_StorageGone(),
	BookingReason: ({ reason }) => m.refusal_BookingReason({ reason: reasonSentence(reason) }),
	CodeUnknown: () => m.refusal_CodeUnknown(),
	CodeMalformed: () => m.refusal_CodeMalformed(),
	InvitationUsed: () => m.refusal_InvitationUsed(),
	InvitationExpired: () => m.refusal_InvitationExpired(),
	InvitationRevoked: () => m.refusal_InvitationRevoked(),
	InvitationForAnother: () => m.refusal_InvitationForAnother(),
	InvitationElsewhere: ({ host }) => m.refusal_InvitationElsewhere({ host }),
	SheetMalformed: () => m.refusal_SheetMalformed(),
	SheetUsed: () => m.refusal_SheetUsed(),
	SheetReplaced: () => m.refusal_SheetReplaced(),
	SheetNotYet: ({ days }) => m.refusal_SheetNotYet({ days }),
	OwnSheet: () => m.refusal_OwnSheet(),
	GestionnaireTooNew: () => m.refusal_GestionnaireTooNew(),
	TooManyTries: ({ waitSeconds }) => m.refusal_TooManyTries({ waitSeconds }),
	RelayAway: () => m.refusal_RelayAway(),
	RelayBehind: () => m.refusal_RelayBehind(),
	DependsOnRefused: () => m.refusal_DependsOnRefused(),
	TooLarge: () => m.refusal_TooLarge(),
	Unreadable: () => m.refusal_Unreadable(),
	BadSignature: () => m.refusal_BadSignature(),
	WrongRoom: () => m.refusal_WrongRoom(),
	DeviceRevoked: () => m.refusal_DeviceRevoked(),
	NewerVersion: () => m.refusal_NewerVersion(),
	TooManyFacts: () => m.refusal_TooManyFacts(),
	SpaceFull: () => m.refusal_SpaceFull(),
	StoreFull: () => m.refusal_StoreFull(),
	Erased: () => m.refusal_Erased(),
	OlderWish: () => m.refusal_OlderWish(),
	AlreadySo: () => m.refusal_AlreadySo(),
	LastGestionnaire: () => m.refusal_LastGestionnaire(),
	OwnBooking: () => m.refusal_OwnBooking(),
	TooManyFiles: ({ most }) => m.refusal_TooManyFiles({ most }),
	FileKindUnknown: () => m.refusal_FileKindUnknown(),
	PhotoUnreadable: () => m.refusal_PhotoUnreadable(),
	SpaceFilesFull: ({ mostMegabytes }) => m.refusal_SpaceFilesFull({ mostMegabytes }),
	WrongHash: () => m.refusal_WrongHash(),
	FileEmpty: () => m.refusal_FileEmpty(),
	FileTooLarge: ({ mostMegabytes }) => m.refusal_FileTooLarge({ mostMegabytes }),
	FileBinary: ({ looksLike }) => BINARY[looksLike](),
	FileNotTable: () => m.refusal_FileNotTable(),
	FileNoRows: () => m.refusal_FileNoRows(),
	FileTooManyRows: ({ most }) => m.refusal_FileTooManyRows({ most }),
	FileTooManyColumns: ({ most }) => m.refusal_FileTooManyColumns({ most }),
	CopyNone: () => m.refusal_CopyNone(),
	CopyNewer: () => m.refusal_CopyNewer(),
	CopyDamaged: () => m.refusal_CopyDamaged(),
	CopyLocked: () => m.refusal_CopyLocked(),
	CopyPhrase: () => m.refusal_CopyPhrase(),
	CopyTooLarge: () => m.refusal_CopyTooLarge(),
	CopyWhole: () => m.refusal_CopyWhole(),
	CopyHanded: () => m.refusal_CopyHanded(),
	HandedByRevoked: () => m.refusal_HandedByRevoked(),
	CopyOfAnother: ({ name }) => m.refusal_CopyOfAnother({ name })
};

export function refusalSentence(refusal: Refusal): string {
	// The map is typed entry by entry; the compiler can't follow the pairing through an index.
	return (SENTENCES[refusal.type] as Say<Refusal>)(refusal);
}
