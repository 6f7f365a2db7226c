import type { View } from '../../src/lib/engine/projection/view.ts';
import type { Member } from '../../src/lib/domain/member/types.ts';
import type { Nonce } from '../../src/lib/domain/ids.ts';
import type { Written } from '../../src/lib/register/facts/fact.ts';
import type { Chance } from './chance.ts';
import type { Phone, Statement } from './phone.ts';

/** What somebody has in hand when they touch a button. */
export type Hand = {
	readonly view: View;
	readonly me: Member;
	readonly chance: Chance;
	/** True time; the village's business is done around it. */
	readonly now: number;
	readonly write: (statement: Statement) => Written;
};

/** What a gesture writes: `undoable` waits ten seconds and may be taken back until then. */
export type Gesture = {
	readonly facts: readonly Written[];
	readonly entity?: string | undefined;
	readonly undoable?: boolean;
	/** An import, to be undone in one step. */
	readonly batch?: Nonce;
};

/** Somebody does something, if there is anything to do it with. */
export type Doing = (hand: Hand) => Gesture | undefined;

/** Mostly one of those that suit; now and then any, since people try what they may not do. */
export function pickOf<T>(chance: Chance, all: Iterable<T>, suits: (one: T) => boolean) {
	const list = [...all];
	const suited = chance.odds(0.9) ? list.filter(suits) : list;
	return chance.pick(suited);
}

export function handOf(phone: Phone): Hand | undefined {
	const { view, network } = phone;
	const me = view?.me;
	if (view === undefined || me === undefined || phone.engine === undefined) return undefined;
	const { chance, timeline } = network;
	return { view, me, chance, now: timeline.now, write: (statement) => phone.write(statement) };
}
