import type { FactKey } from '../../domain/ids.ts';
import type { Refusal, Result } from '../../domain/refusal.ts';
import type { Entry, Written } from '../facts/fact.ts';
import { infoOf, type Room } from '../facts/kinds.ts';
import type { LogEntry } from '../log.ts';
import { foldInTurn, giveUpOn, type Turn } from '../queue.ts';
import { keyOf, readFact, type Unread } from '../text.ts';
import { deviceBroughtBy } from '../trust.ts';
import type { Trust } from '../trust/state.ts';
import { applyToState } from './effect.ts';
import { missing } from './missing.ts';
import type { SpaceState } from './state.ts';

/**
 * Folds one entry of a room's log. Each room's entries come in the array's order; how the rooms
 * interleave makes no difference to what the state says. Never throws. `read` spares reading a text
 * that has been read already; `then` is for one that comes back from before a restore.
 */
export function appendEntry(
	state: SpaceState,
	room: Room,
	{ number, mac, text }: LogEntry,
	read: Result<Written, Unread> = readFact(text),
	then?: Trust
): void {
	if (state.stopped[room] !== undefined) return;
	if (read.ok) appendFact(state, room, { ...read.value, number, mac }, then);
	else appendUnread(state, room, { number, text, why: read.refusal });
}

/** Folds one entry whose fact has been read. `then`: who might do what when it was first folded. */
export function appendFact(state: SpaceState, room: Room, entry: Entry, then?: Trust): void {
	if (state.stopped[room] !== undefined) return;
	const reentered = entry.number < state.last[room];
	state.last[room] = Math.max(state.last[room], entry.number);
	if (infoOf(entry.fact.kind).room !== room) {
		noteNoEffect(state, entry, { type: 'WrongRoom' });
		return;
	}
	const turn = then === undefined ? TURN : turnBy(then);
	foldInTurn(state.trust.queue, reentered ? { ...entry, reentered } : entry, turn, state);
	const rules = state.trust.stopped;
	if (room === 'register' && rules !== undefined) {
		state.stopped.register = { number: entry.number, rules };
	}
}

function appendUnread(
	state: SpaceState,
	room: Room,
	{ number, text, why }: { number: number; text: string; why: Unread }
): void {
	if (why.type === 'NeedsRules' || why.type === 'Newer') {
		const rules = why.type === 'NeedsRules' ? why.rules : why.version;
		state.stopped[room] = { number, rules };
		return;
	}
	const key = keyOf(text);
	state.last[room] = Math.max(state.last[room], number);
	if (state.trust.queue.seen.has(key)) return;
	if (why.type === 'UnknownKind') state.skipped += 1;
	else quarantine(state, key, { number, room, text, why });
	giveUpOn(state.trust.queue, key, TURN, state);
}

function quarantine(
	state: SpaceState,
	key: FactKey,
	of: { number: number; room: Room; text: string; why: Unread }
): void {
	if (!state.erased.has(key)) state.quarantine.set(key, { key, ...of });
}

const turnBy = (then: Trust | undefined): Turn<SpaceState> => ({
	missing,
	apply: (state, entry) => {
		const refusal = applyToState(state, entry, then);
		if (refusal !== undefined) noteNoEffect(state, entry, refusal);
		return deviceBroughtBy(entry.fact);
	}
});
const TURN = turnBy(undefined);

function noteNoEffect(state: SpaceState, { key, number, fact }: Entry, refusal: Refusal): void {
	const { kind, by, at, about } = fact;
	state.noEffect.set(key, { key, number, at, by, kind, about, refusal });
}
