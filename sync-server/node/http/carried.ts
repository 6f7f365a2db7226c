import type * as v from 'valibot';
import type { FactKey, SpaceId } from '../../../src/lib/domain/ids.ts';
import type { Refusal } from '../../../src/lib/domain/refusal.ts';
import { keyOf } from '../../../src/lib/register/text.ts';
import type { Arrival } from '../../room/check.ts';
import { isTakenWhenFull } from '../../room/full.ts';
import type { Outcome } from '../../room/step.ts';
import type { Store } from '../../room/store.ts';
import type { CarryAnswer, carryRequest } from '../../wire/requests.ts';
import type { HotSpaces } from '../hot.ts';
import type { Numbering } from '../numbering.ts';
import { answered, notTaken, type Answer } from './answer.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	/** Bytes of a space's logs beyond which it takes little more. */
	readonly spaceBytes: number;
};

/**
 * What phones bring of others' facts, handed from phone to phone without a network, or restored from a
 * copy. No ticket is asked for: each fact counts as its author's, by its signature, and is judged by
 * the author's membership as it is numbered. Whoever brings it adds nothing to it.
 */
export class Carried {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** POST /api/carry */
	async carry({ space, room, facts }: v.InferOutput<typeof carryRequest>): Promise<Answer> {
		const { hot, numbering } = this.#world;
		// A founding is brought to /api/spaces.
		if (hot.get(space) === undefined) return notTaken({ type: 'NotMember' });
		const outcomes = new Map<FactKey, Refusal | null>();
		const arrivals = facts.flatMap(([text, sig]): Arrival[] => {
			const key = keyOf(text);
			if (this.#hasRoom(space, key, text)) {
				return [{ room, sealed: { text, sig }, device: undefined }];
			}
			outcomes.set(key, { type: 'SpaceFull' });
			return [];
		});
		const judged = await new Promise<readonly Outcome[] | undefined>((told) => {
			numbering.deliver({ space, arrivals, told });
		});
		if (judged === undefined) return notTaken({ type: 'StoreFull' }, 503);
		for (const outcome of judged)
			outcomes.set(outcome.key, outcome.type === 'refused' ? outcome.refusal : null);
		return answered({ outcomes: [...outcomes] } satisfies CarryAnswer);
	}

	#hasRoom(space: SpaceId, key: FactKey, text: string): boolean {
		const { hot, store, spaceBytes } = this.#world;
		if (hot.bytesOf(space) < spaceBytes) return true;
		return store.numberOf(space, key) !== undefined || isTakenWhenFull(text);
	}
}
