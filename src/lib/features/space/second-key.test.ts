import { expect, test } from 'vitest';
import type { DeviceId, MemberId, SheetId, SpaceId } from '$lib/domain/ids.ts';
import { NO_RECOVERY, SHEET_OVERLAP } from '$lib/domain/member/recovery.ts';
import type { Zone } from '$lib/domain/time/types.ts';
import type { MemberRow, SpaceRow } from '$lib/store/rows.ts';
import { managersIn, needsSecondKey } from './second-key.ts';

const member = (id: string, role: 'gestionnaire' | 'membre', revoked = false): MemberRow => ({
	id: id as MemberId,
	space: 'S' as SpaceId,
	person: undefined,
	name: id,
	roles: role === 'gestionnaire' ? [{ role }] : [],
	devices: [{ id: `${id}1` as DeviceId, revoked, since: 0 }],
	kept: { at: 'received', number: 1 }
});
const space: SpaceRow = {
	id: 'S' as SpaceId,
	kind: 'shared',
	name: 'Vallée',
	zone: 'Europe/Paris' as Zone,
	device: 'ada1' as DeviceId,
	member: 'ada' as MemberId,
	person: undefined,
	roles: [{ role: 'gestionnaire' }],
	mayBringAssociation: false,
	actsFor: undefined,
	metRelay: true,
	lastNumber: 1,
	quarantined: 0,
	needsRules: undefined,
	recovery: NO_RECOVERY,
	createdAt: 0,
	openedAt: 0
};
const ada = member('ada', 'gestionnaire');
const sheet = { id: 'p' as SheetId, by: 'ada' as MemberId, at: 0 };

test('one gestionnaire alone is asked for a second way in', () => {
	expect(needsSecondKey(space, [ada, member('ben', 'membre')], 1)).toBe(true);
	expect(needsSecondKey(space, [ada, member('ben', 'gestionnaire', true)], 1)).toBe(true);
});

test('two gestionnaires, or a sheet in use, are enough', () => {
	expect(managersIn([ada, member('ben', 'gestionnaire')])).toBe(2);
	expect(needsSecondKey(space, [ada, member('ben', 'gestionnaire')], 1)).toBe(false);
	const recovery = { ...NO_RECOVERY, standing: sheet };
	expect(needsSecondKey({ ...space, recovery }, [ada], 1)).toBe(false);
});

test('a renewal counts once it stands', () => {
	const recovery = { ...NO_RECOVERY, renewal: { ...sheet, from: SHEET_OVERLAP } };
	expect(needsSecondKey({ ...space, recovery }, [ada], 1)).toBe(true);
	expect(needsSecondKey({ ...space, recovery }, [ada], SHEET_OVERLAP)).toBe(false);
});

test('others, an example, and a space that met no relay are left alone', () => {
	expect(needsSecondKey({ ...space, member: 'ben' as MemberId }, [ada], 1)).toBe(false);
	expect(needsSecondKey({ ...space, kind: 'example' }, [ada], 1)).toBe(false);
	expect(needsSecondKey({ ...space, metRelay: false }, [ada], 1)).toBe(false);
	expect(needsSecondKey(undefined, [ada], 1)).toBe(false);
});
