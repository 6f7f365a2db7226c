import { expect, test } from 'vitest';
import type { AssociationId, SpaceId } from '$lib/domain/ids.ts';
import type { AssociationRow } from '$lib/store/rows.ts';
import { actsForAny, invitationsOf, invitesInto, takesPart } from './may.ts';

const association = (id: string, partner = false): AssociationRow => ({
	id: id as AssociationId,
	space: 'S' as SpaceId,
	name: id,
	partner,
	search: id,
	kept: { at: 'phone', since: 0 }
});
const foyer = association('foyer');
const club = association('club');
const mairie = association('mairie', true);
const all = [foyer, club, mairie];

test('a reader takes no part and invites nobody', () => {
	const row = { roles: [{ role: 'lecteur' as const, association: foyer.id }] };
	expect(takesPart(row)).toBe(false);
	expect(invitationsOf(row)).toEqual([]);
	expect(actsForAny(row, all)).toEqual([]);
});

test('a responsable invites into their own association alone', () => {
	const row = { roles: [{ role: 'responsable' as const, association: club.id }] };
	expect(invitesInto(row, all)).toEqual([club]);
	expect(invitationsOf(row)).not.toContain('gestionnaire');
	expect(invitationsOf(row)).not.toContain('own');
});

test('a gestionnaire invites into any association but a partner without a phone', () => {
	const row = { roles: [{ role: 'gestionnaire' as const }] };
	expect(invitesInto(row, all)).toEqual([foyer, club]);
	expect(invitationsOf(row)[0]).toBe('own');
	expect(actsForAny(row, all)).toEqual(all);
});

test('an unread space lets nothing be done', () => {
	expect(invitationsOf(undefined)).toEqual([]);
	expect(invitesInto(undefined, all)).toEqual([]);
});
