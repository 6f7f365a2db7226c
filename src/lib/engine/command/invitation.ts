import { CODE_LENGTH, codeFrom, secretOf } from '../../../../sync-server/wire/code.ts';
import { idFrom, type InvitationId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { hashOf } from '../invitation/hash.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { mayGrant } from './rights.ts';
import { write } from './work.ts';

/** How long an invitation works, ms. */
const USUALLY = 7 * 86_400_000;

export const makeInvitation: Handler<'makeInvitation'> = (input) =>
	write(input.space, async ({ state, space, now }) => {
		// "C'est moi, sur un nouveau téléphone" gives nothing that its maker hasn't got.
		const forMyself = input.member !== undefined && input.member === space.member;
		if (!forMyself && !mayGrant(space, input.as)) return refused({ type: 'RoleMayNot' });
		const lasts = input.lasts ?? USUALLY;
		const code = codeFrom(crypto.getRandomValues(new Uint8Array(CODE_LENGTH)));
		const body = {
			hash: await hashOf(await secretOf(code)),
			as: input.as,
			member: input.member,
			uses: input.uses ?? 1,
			until: now + lasts,
			lasts
		};
		const invitation = idFrom<InvitationId>(state({ kind: 'invitation.made', body }));
		return ok({ invitation, code, link: `${location.origin}/rejoindre#${code}` });
	});

export const revokeInvitation: Handler<'revokeInvitation'> = (input) =>
	write(
		input.space,
		({ state }) => {
			state({ kind: 'invitation.revoked', about: input.invitation, body: {} });
			return ok({});
		},
		UNDO_FOR
	);
