import { ok } from '../../domain/refusal.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { mayGrant } from './rights.ts';
import { refused } from '../../domain/refusal.ts';
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

/** At once: a lost phone can't wait, and this one asks before. */
export const revokeDevice: Handler<'revokeDevice'> = (input) =>
	write(input.space, ({ state }) => {
		state({ kind: 'device.revoked', about: input.member, body: { device: input.device } });
		return ok({});
	});
