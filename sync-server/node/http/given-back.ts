import type * as v from 'valibot';
import type { Store } from '../../room/store.ts';
import type { HandInAnswer, handInRequest, lackingRequest } from '../../wire/requests.ts';
import { onWhoseWord, sayAdopted } from '../adoption.ts';
import type { HotSpaces } from '../hot.ts';
import type { Numbering } from '../numbering.ts';
import { answered, notTaken, type Answer } from './answer.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly now: () => number;
};

/**
 * What phones give back to a relay that was restored from a backup. No ticket is asked for: whoever
 * brings an entry, its mark says that this relay once numbered it; and the phone that was let in since
 * the backup is a stranger to the relay until it has.
 */
export class GivenBack {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** POST /api/lacking */
	lacking({ space, room, facts }: v.InferOutput<typeof lackingRequest>): Answer {
		const { store } = this.#world;
		const isKnown = store.lastOf(space) !== undefined;
		const generation = isKnown ? store.generationOf(space, room) : 0;
		return answered({
			generation,
			lacks: facts.flatMap(([key, number]) =>
				(store.numberOf(space, key) ?? Infinity) > number ? [key] : []
			)
		});
	}

	/** POST /api/hand-in */
	handIn({
		space,
		room,
		generation,
		entries: given,
		ticket
	}: v.InferOutput<typeof handInRequest>): Answer {
		const entries = given.map(([number, mac, text]) => ({ number, mac, text }));
		const copy = { space, room, entries };
		const device = ticket === undefined ? undefined : onWhoseWord(this.#world, copy, ticket);
		const { numbering } = this.#world;
		const came = numbering.handIn(space, { room, generation, entries }, device !== undefined);
		if (came === undefined) return notTaken({ type: 'StoreFull' }, 503);
		if (device !== undefined && came.taken > 0) sayAdopted(this.#world, space, device);
		return answered(came satisfies HandInAnswer);
	}
}
