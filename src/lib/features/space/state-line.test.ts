import { beforeEach, expect, test } from 'vitest';
import type { SpaceId } from '$lib/domain/ids.ts';
import type { Zone } from '$lib/domain/time/types.ts';
import { overwriteGetLocale } from '$lib/i18n/paraglide/runtime.js';
import type { LinkRow } from '$lib/store/rows.ts';
import { stateLine, type Facts } from './state-line.ts';

const NOW = Date.UTC(2027, 5, 11, 12, 40);
const HEARD = Date.UTC(2027, 5, 11, 12, 30);
const link = (at: LinkRow['at'], heard: number | undefined = HEARD): LinkRow => ({
	space: 'AAAAAAAAAAAAAAAAAAAAAA' as SpaceId,
	at,
	since: HEARD,
	heard,
	refusal: undefined
});
const facts = (over: Partial<Facts> = {}): Facts => ({
	row: { kind: 'shared', metRelay: true, zone: 'Europe/Paris' as Zone, needsRules: undefined },
	link: link('live'),
	unsent: 0,
	drawer: 0,
	now: NOW,
	...over
});
const said = (over: Partial<Facts>) => {
	const { strong, rest } = stateLine(facts(over));
	return strong + rest;
};

beforeEach(() => overwriteGetLocale(() => 'fr'));

test('all is received, at the time of the last word from the relay', () => {
	expect(said({})).toBe('Tout est reçu, à 14\u00a0h\u00a030');
});

test('[BK9] offline says how many are to be sent, or when it last knew', () => {
	expect(said({ link: link('offline'), unsent: 3 })).toBe('Hors ligne · 3 à envoyer');
	expect(said({ link: link('offline') })).toBe('Hors ligne · connu à 14\u00a0h\u00a030');
	expect(said({ link: undefined, unsent: 1 })).toBe('Hors ligne · 1 à envoyer');
	expect(stateLine(facts({ link: link('offline') })).look).toBe('offline');
});

test('never "tout est reçu" while something waits or was refused', () => {
	expect(said({ unsent: 2 })).toBe('En cours d’envoi · 2 à envoyer');
	expect(said({ drawer: 1 })).toBe('1 non reçue');
});

test('[R3] a space that has never met a relay says so, whatever the link', () => {
	const row = { ...facts().row, metRelay: false };
	for (const at of ['offline', 'joining', 'live', 'local'] as const)
		expect(said({ row, link: link(at), unsent: 4 })).toBe('Sur ce téléphone, pas encore relié');
});

test('an example is always called one', () => {
	const row = { ...facts().row, kind: 'example' as const, metRelay: false };
	expect(said({ row, link: link('local'), unsent: 9 })).toBe('Exemple, rien n’est envoyé');
});

test('no access and too old an app ask for a hand', () => {
	expect(stateLine(facts({ link: link('refused') })).look).toBe('hand');
	expect(stateLine(facts({ row: { ...facts().row, needsRules: 2 } })).look).toBe('hand');
});

test.each([
	['NotMember', 'Plus d’accès · voir pourquoi'],
	['DeviceRevoked', 'Plus d’accès · voir pourquoi'],
	['RelayBehind', 'Le relais a perdu des écritures · voir pourquoi'],
	['StoreFull', 'Le relais ne prend rien pour l’instant · voir pourquoi']
] as const)('refused for %s: no access is only said of who has none', (type, line) => {
	expect(said({ link: { ...link('refused'), refusal: { type } } })).toBe(line);
});
