import * as v from 'valibot';
import type { InvitedAs } from '../../domain/member/types.ts';
import type { Result } from '../../domain/refusal.ts';
import { base64url } from '../../register/digest.ts';
import { invitedAs } from '../../register/facts/space.ts';
import { postJson } from '../post.ts';
import { readCode } from './code.ts';
import { secretOf } from './secret.ts';

/** What a code gives, told before it is used. */
export type InvitationPreview = {
	readonly spaceName: string;
	readonly as: InvitedAs;
	readonly associationName?: string | undefined;
	/** "C'est moi, sur un nouveau téléphone": the name is known already. */
	readonly again?: boolean | undefined;
};

const answer = v.object({
	spaceName: v.string(),
	as: invitedAs,
	associationName: v.optional(v.string()),
	again: v.optional(v.boolean())
});

/** Asks the relay what a code gives, without using it up. */
export async function preview(typed: string): Promise<Result<InvitationPreview>> {
	const code = readCode(typed);
	if (!code.ok) return code;
	const k = base64url(await secretOf(code.value));
	return postJson('/api/invitation', { k }, answer);
}
