import { idFrom, type OutageId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused, type Refusal } from '../../domain/refusal.ts';
import { addDays } from '../../domain/time/date.ts';
import type { LocalDate, Span, Zone } from '../../domain/time/types.ts';
import { startOfDay } from '../../domain/time/zoned.ts';
import { db } from '../../store/db.ts';
import type { Handler } from './handler.ts';
import { write, type Work } from './work.ts';

/** An outage without end runs to the last instant a fact may name. */
const FOR_EVER = 7_258_118_400_000;

/** From the morning of `since` to the night of `until`, both days included (T2). */
function spanOf(since: LocalDate, until: LocalDate | undefined, zone: Zone): Span {
	const to = until === undefined ? FOR_EVER : startOfDay(addDays(until, 1), zone);
	return { from: startOfDay(since, zone), to };
}

type Outage = Omit<Parameters<typeof noteOutage>[0], 'space'>;

/** States an outage, with its reason as words; answers with its id, or why not. */
export function stateOutage(work: Work, outage: Outage): OutageId | Refusal {
	const { resource, units, since, until, reason } = outage;
	if (!Number.isInteger(units) || units < 1) return { type: 'NotWholeQuantity' };
	const span = spanOf(since, until, work.space.zone);
	if (span.to <= span.from) return { type: 'EndBeforeStart' };
	const words = work.words(reason);
	const body = { resource, units, since, until, span, reason: words };
	return idFrom<OutageId>(work.state({ kind: 'outage.noted', body }, resource));
}

export const noteOutage: Handler<'noteOutage'> = (input) =>
	write(input.space, async (work) => {
		const row = await db.resources.get(input.resource);
		if (row === undefined) return refused({ type: 'UnknownResource' });
		if (!keepsInventory(work.space.roles, row.association)) return refused({ type: 'RoleMayNot' });
		const outage = stateOutage(work, input);
		return typeof outage === 'string' ? ok({ outage }) : refused(outage);
	});

export const endOutage: Handler<'endOutage'> = (input) =>
	write(input.space, ({ state }) => {
		state({ kind: 'outage.ended', about: input.outage, body: {} });
		return ok({});
	});
