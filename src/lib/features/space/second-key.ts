import type { SpaceId } from '$lib/domain/ids.ts';
import { recoveryAt } from '$lib/domain/member/recovery.ts';
import type { MemberRow, SpaceRow } from '$lib/store/rows.ts';
import { setting, type Setting } from '$lib/store/setting.ts';

/** How long "Plus tard" keeps the card away, ms. */
export const LATER = 30 * 86_400_000;

const manages = (member: MemberRow): boolean =>
	member.roles.some(({ role }) => role === 'gestionnaire') &&
	member.devices.some(({ revoked }) => !revoked);

/** Gestionnaires who can still write. */
export const managersIn = (members: readonly MemberRow[]): number => members.filter(manages).length;

/** One gestionnaire alone, with no paper in a drawer: asked for calmly, of that one. */
export function needsSecondKey(
	row: SpaceRow | undefined,
	members: readonly MemberRow[],
	now: number
): boolean {
	if (row?.kind !== 'shared' || row.recovery === undefined || !row.metRelay) return false;
	const me = members.find(({ id }) => id === row.member);
	if (me === undefined || !manages(me) || managersIn(members) > 1) return false;
	return recoveryAt(row.recovery, now).standing === undefined;
}

/** Until when the card stays away. */
export const secondKeyLater = (space: SpaceId): Setting<number> =>
	setting(`second-key/${space}`, (value): value is number => typeof value === 'number', 0);
/** The last return that was read about on this phone, by its instant. */
export const returnSeen = (space: SpaceId): Setting<number> =>
	setting(`return-seen/${space}`, (value): value is number => typeof value === 'number', 0);
