import { describe, expect, test } from 'vitest';
import type { Refusal } from '../domain/refusal.ts';
import type { ClosureId } from '../domain/ids.ts';
import type { Reason, SettleReason } from '../domain/standing/types.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { reasonSentence, settleSentence } from './reason.ts';
import { refusalSentence } from './refusal.ts';

/** One of each: the compiler refuses a missing or a misspelt one. */
const REASONS: { readonly [T in Reason['type']]: Extract<Reason, { type: T }> } = {
	Taken: { type: 'Taken', by: [] },
	OverCapacity: { type: 'OverCapacity', capacity: 110 },
	Closed: { type: 'Closed', closure: 'x' as ClosureId },
	NotOpen: { type: 'NotOpen' },
	NotThatDay: { type: 'NotThatDay' },
	PackagesOnly: { type: 'PackagesOnly' },
	TooShort: { type: 'TooShort', minutes: 120 },
	TooLong: { type: 'TooLong', minutes: 2880 },
	TooLate: { type: 'TooLate', minutes: 1440 },
	TooEarly: { type: 'TooEarly', days: 90 },
	SchoolHolidays: { type: 'SchoolHolidays' },
	PublicHoliday: { type: 'PublicHoliday' },
	Retired: { type: 'Retired' },
	PastQuota: { type: 'PastQuota', times: 3 }
};
const REFUSALS: { readonly [T in Refusal['type']]: Extract<Refusal, { type: T }> } = {
	EndBeforeStart: { type: 'EndBeforeStart' },
	NotWholeQuantity: { type: 'NotWholeQuantity' },
	NothingAsked: { type: 'NothingAsked' },
	TooManyOccurrences: { type: 'TooManyOccurrences', most: 400 },
	NameMissing: { type: 'NameMissing' },
	TextTooLong: { type: 'TextTooLong', most: 4000 },
	NotWellFormed: { type: 'NotWellFormed', field: 'Téléphone' },
	UnknownResource: { type: 'UnknownResource' },
	ResourceRetired: { type: 'ResourceRetired' },
	UnknownBooking: { type: 'UnknownBooking' },
	UnknownAssociation: { type: 'UnknownAssociation' },
	PartsCycle: { type: 'PartsCycle' },
	RoleMayNot: { type: 'RoleMayNot' },
	NotMember: { type: 'NotMember' },
	NotUndoable: { type: 'NotUndoable' },
	NotSentYet: { type: 'NotSentYet', count: 3 },
	DiskFull: { type: 'DiskFull' },
	StorageGone: { type: 'StorageGone' },
	BookingReason: { type: 'BookingReason', reason: REASONS.NotOpen },
	CodeUnknown: { type: 'CodeUnknown' },
	CodeMalformed: { type: 'CodeMalformed' },
	InvitationUsed: { type: 'InvitationUsed' },
	InvitationExpired: { type: 'InvitationExpired' },
	InvitationRevoked: { type: 'InvitationRevoked' },
	InvitationForAnother: { type: 'InvitationForAnother' },
	InvitationElsewhere: { type: 'InvitationElsewhere', host: 'ailleurs.example' },
	SheetMalformed: { type: 'SheetMalformed' },
	SheetUsed: { type: 'SheetUsed' },
	SheetReplaced: { type: 'SheetReplaced' },
	SheetNotYet: { type: 'SheetNotYet', days: 3 },
	OwnSheet: { type: 'OwnSheet' },
	GestionnaireTooNew: { type: 'GestionnaireTooNew' },
	TooManyTries: { type: 'TooManyTries', waitSeconds: 30 },
	RelayAway: { type: 'RelayAway' },
	RelayBehind: { type: 'RelayBehind' },
	DependsOnRefused: { type: 'DependsOnRefused' },
	TooLarge: { type: 'TooLarge' },
	Unreadable: { type: 'Unreadable' },
	BadSignature: { type: 'BadSignature' },
	WrongRoom: { type: 'WrongRoom' },
	DeviceRevoked: { type: 'DeviceRevoked' },
	NewerVersion: { type: 'NewerVersion' },
	TooManyFacts: { type: 'TooManyFacts' },
	SpaceFull: { type: 'SpaceFull' },
	TooManyFiles: { type: 'TooManyFiles', most: 20 },
	FileKindUnknown: { type: 'FileKindUnknown' },
	PhotoUnreadable: { type: 'PhotoUnreadable' },
	SpaceFilesFull: { type: 'SpaceFilesFull', mostMegabytes: 200 },
	WrongHash: { type: 'WrongHash' },
	StoreFull: { type: 'StoreFull' },
	Erased: { type: 'Erased' },
	OlderWish: { type: 'OlderWish' },
	AlreadySo: { type: 'AlreadySo' },
	LastGestionnaire: { type: 'LastGestionnaire' },
	OwnBooking: { type: 'OwnBooking' },
	FileEmpty: { type: 'FileEmpty' },
	FileTooLarge: { type: 'FileTooLarge', mostMegabytes: 5 },
	FileBinary: { type: 'FileBinary', looksLike: 'pdf' },
	FileNotTable: { type: 'FileNotTable' },
	FileNoRows: { type: 'FileNoRows' },
	FileTooManyRows: { type: 'FileTooManyRows', most: 2000 },
	FileTooManyColumns: { type: 'FileTooManyColumns', most: 200 },
	CopyNone: { type: 'CopyNone' },
	CopyNewer: { type: 'CopyNewer' },
	CopyDamaged: { type: 'CopyDamaged' },
	CopyLocked: { type: 'CopyLocked' },
	CopyPhrase: { type: 'CopyPhrase' },
	CopyTooLarge: { type: 'CopyTooLarge' },
	CopyWhole: { type: 'CopyWhole' },
	CopyHanded: { type: 'CopyHanded' },
	HandedByRevoked: { type: 'HandedByRevoked' },
	CopyOfAnother: { type: 'CopyOfAnother', name: 'Val-Fleuri' }
};
const SETTLE: { readonly [S in SettleReason]: true } = {
	overcommitted: true,
	closed: true,
	outOfService: true,
	retired: true,
	toldTwice: true
};

const isSentence = (text: string) => {
	expect(text).toMatch(/^[«“A-ZÀ-Ý\d]/);
	expect(text).toMatch(/[.!]$/);
	expect(text).not.toMatch(/[{}]|undefined/);
};

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
	test.each(Object.values(REFUSALS))('$type', (refusal) => {
		overwriteGetLocale(() => locale);
		isSentence(refusalSentence(refusal));
	});
	test.each(Object.values(REASONS))('$type', (reason) => {
		overwriteGetLocale(() => locale);
		isSentence(reasonSentence(reason));
	});
	test('every way to be unsettled has words', () => {
		overwriteGetLocale(() => locale);
		for (const reason of Object.keys(SETTLE) as SettleReason[])
			expect(settleSentence(reason).length).toBeGreaterThan(10);
	});
});

test('[BK2] a claim that waits names who is in the way', () => {
	overwriteGetLocale(() => 'fr');
	expect(reasonSentence(REASONS.Taken, ['la chorale', 'les aînés'])).toBe(
		'Déjà prise à ce moment par la chorale, les aînés.'
	);
});

test('no jargon, and French spaces before high punctuation', () => {
	overwriteGetLocale(() => 'fr');
	const all = [
		...Object.values(REFUSALS).map(refusalSentence),
		...Object.values(REASONS).map((reason) => reasonSentence(reason))
	].join('\n');
	expect(all).not.toMatch(/synchronis|conflit|token|serveur|erreur/i);
	expect(all).not.toMatch(/ [:;?!»]|« /);
	expect(all).not.toContain("'");
});
