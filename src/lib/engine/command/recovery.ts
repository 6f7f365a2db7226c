import {
	codeFrom,
	readSheetCode,
	secretOf,
	SHEET_LENGTH
} from '../../../../sync-server/wire/code.ts';
import { idFrom, type SheetId } from '../../domain/ids.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { hashOf } from '../invitation/hash.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { isGestionnaire } from './rights.ts';
import { write } from './work.ts';

export const newSheetCode = (): string =>
	codeFrom(crypto.getRandomValues(new Uint8Array(SHEET_LENGTH)), SHEET_LENGTH);

export const makeSheet: Handler<'makeSheet'> = (input) =>
	write(input.space, async ({ state, space }) => {
		if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
		const code = readSheetCode(input.code);
		if (!code.ok) return code;
		const hash = await hashOf(await secretOf(code.value));
		const sheet = idFrom<SheetId>(state({ kind: 'recovery.made', body: { hash } }));
		return ok({ sheet });
	});

export const agreeToSheet: Handler<'agreeToSheet'> = (input) =>
	write(
		input.space,
		({ state, space }) => {
			if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
			state({ kind: 'recovery.agreed', about: input.sheet, body: {} });
			return ok({});
		},
		UNDO_FOR
	);

export const withdrawSheet: Handler<'withdrawSheet'> = (input) =>
	write(
		input.space,
		({ state, space }) => {
			if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
			state({ kind: 'recovery.withdrawn', about: input.sheet, body: {} });
			return ok({});
		},
		UNDO_FOR
	);
