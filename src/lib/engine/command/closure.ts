import { idFrom, type ClosureId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { rangeBetween } from '../../domain/time/zoned.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { write } from './work.ts';

export const addClosure: Handler<'addClosure'> = (input) =>
	write(input.space, (work) => {
		if (!keepsInventory(work.space.roles, input.association))
			return refused({ type: 'RoleMayNot' });
		const range = rangeBetween(input.start, input.end, work.space.zone);
		if (!range.ok) return range;
		const { association, resources } = input;
		const reason = work.words(input.reason);
		const body = { association, resources, range: range.value, reason };
		return ok({ closure: idFrom<ClosureId>(work.state({ kind: 'closure.added', body })) });
	});

export const liftClosure: Handler<'liftClosure'> = (input) =>
	write(
		input.space,
		({ state }) => {
			state({ kind: 'closure.lifted', about: input.closure, body: {} });
			return ok({});
		},
		UNDO_FOR
	);
