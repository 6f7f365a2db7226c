import { idFrom, type ClosureId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { rangeBetween } from '../../domain/time/zoned.ts';
import type { ClosureInput } from '../inputs.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { write, type Work } from './work.ts';

/** What `closure.added` says, for whoever keeps the association's inventory (RS5). */
export function stateClosure(
	work: Work,
	input: ClosureInput
): Result<{ readonly closure: ClosureId }> {
	const { association, resources } = input;
	if (!keepsInventory(work.space.roles, association)) return refused({ type: 'RoleMayNot' });
	const range = rangeBetween(input.start, input.end, work.space.zone);
	if (!range.ok) return range;
	const reason = work.words(input.reason);
	const body = { association, resources, range: range.value, reason };
	return ok({ closure: idFrom<ClosureId>(work.state({ kind: 'closure.added', body })) });
}

export const addClosure: Handler<'addClosure'> = (input) =>
	write(input.space, (work) => stateClosure(work, input));

export const liftClosure: Handler<'liftClosure'> = (input) =>
	write(
		input.space,
		({ state }) => {
			state({ kind: 'closure.lifted', about: input.closure, body: {} });
			return ok({});
		},
		UNDO_FOR
	);
