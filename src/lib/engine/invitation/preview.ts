import * as v from 'valibot';
import { readCode, readSheetCode, secretOf } from '../../../../sync-server/wire/code.ts';
import type { InvitedAs } from '../../domain/member/types.ts';
import type { Result } from '../../domain/refusal.ts';
import { base64url } from '../../register/digest.ts';
import { invitedAs } from '../../register/facts/space.ts';
import { postJson } from '../post.ts';

/** What a code gives, told before it is used. */
export type InvitationPreview = {
	readonly spaceName: string;
	readonly as: InvitedAs;
	readonly associationName?: string | undefined;
	/** "C'est moi, sur un nouveau téléphone": the name is known already. */
	readonly again?: boolean | undefined;
	/** A recovery sheet. */
	readonly sheet?: boolean | undefined;
};

const answer = v.object({
	spaceName: v.string(),
	as: invitedAs,
	associationName: v.optional(v.string()),
	again: v.optional(v.boolean()),
	sheet: v.optional(v.boolean())
});

/** Asks the relay what a code gives, without using it up. */
export async function preview(typed: string): Promise<Result<InvitationPreview>> {
	return ask(readCode(typed));
}

/** The same of a recovery sheet. */
export async function previewSheet(typed: string): Promise<Result<InvitationPreview>> {
	return ask(readSheetCode(typed));
}

async function ask(code: Result<string>): Promise<Result<InvitationPreview>> {
	if (!code.ok) return code;
	const k = base64url(await secretOf(code.value));
	return postJson('/api/invitation', { k }, answer);
}
