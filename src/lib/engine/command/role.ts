import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { mayGrant } from './rights.ts';
import { write } from './work.ts';

export const grantRole: Handler<'grantRole'> = (input) =>
	write(input.space, ({ state, space }) => {
		if (!mayGrant(space, input.grant)) return refused({ type: 'RoleMayNot' });
		state({ kind: 'role.granted', about: input.member, body: { grant: input.grant } });
		return ok({});
	});

export const withdrawRole: Handler<'withdrawRole'> = (input) =>
	write(
		input.space,
		({ state, space }) => {
			if (!mayGrant(space, input.grant)) return refused({ type: 'RoleMayNot' });
			state({ kind: 'role.withdrawn', about: input.member, body: { grant: input.grant } });
			return ok({});
		},
		UNDO_FOR
	);

/** The new role first: refused halfway, nobody is left with none. */
export const moveMember: Handler<'moveMember'> = (input) =>
	write(
		input.space,
		async ({ state, space }) => {
			const { member, from, grant } = input;
			const row = await db.members.get(member);
			const held = row?.roles.find((role) => 'association' in role && role.association === from);
			if (held === undefined) return refused({ type: 'AlreadySo' });
			if (!mayGrant(space, grant) || !mayGrant(space, held)) return refused({ type: 'RoleMayNot' });
			state({ kind: 'role.granted', about: member, body: { grant } });
			state({ kind: 'role.withdrawn', about: member, body: { grant: held } });
			return ok({});
		},
		UNDO_FOR
	);

/** At once: a lost phone can't wait, and this one asks before. */
export const revokeDevice: Handler<'revokeDevice'> = (input) =>
	write(input.space, ({ state }) => {
		state({ kind: 'device.revoked', about: input.member, body: { device: input.device } });
		return ok({});
	});
