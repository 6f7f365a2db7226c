import { MOST_CARRIED, carryAnswer } from '../../../../sync-server/wire/requests.ts';
import type { SpaceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Room } from '../../register/facts/kinds.ts';
import { postJson } from '../post.ts';
import { ROOMS } from '../replica-names.ts';
import { backoff } from './backoff.ts';

/** A fact somebody else signed, as it waits here. */
export type Carried = {
	readonly room: Room;
	readonly key: string;
	readonly text: string;
	readonly sig: string;
};

/** Most characters of one part, far below what a relay takes at a time. */
const MOST_TEXT = 64 * 1024;

/**
 * "Not now" of a carried fact: full, or its author is not known, or not yet: a restored relay is given
 * back the admission by whoever has it.
 */
const LATER: readonly Refusal['type'][] = ['StoreFull', 'SpaceFull', 'TooManyFacts', 'NotMember'];

/** In order, each part no larger than a relay takes; one fact always fits. */
export function carriedParts(facts: readonly Carried[]): Carried[][] {
	const parts: Carried[][] = [];
	let size = Infinity;
	for (const fact of facts) {
		const last = parts.at(-1);
		if (last === undefined || size + fact.text.length > MOST_TEXT || last.length >= MOST_CARRIED) {
			parts.push([fact]);
			size = fact.text.length;
		} else {
			last.push(fact);
			size += fact.text.length;
		}
	}
	return parts;
}

type Wiring = {
	readonly space: SpaceId;
	readonly network: { readonly online: boolean };
	/** The relay will never number it. */
	readonly refused: (key: string, refusal: Refusal) => void;
	/** Something may be different: time to look again. */
	readonly changed: () => void;
	readonly post?: typeof postJson;
};

/**
 * Brings the relay what others signed. It counts as theirs, so no ticket is shown: a phone that is no
 * member any more, or not yet, brings it all the same. What has been taken comes back by the log.
 */
export function createCarrying(wiring: Wiring): {
	/** What waits now; called every round. */
	bring(facts: readonly Carried[]): void;
	/** Tries now. */
	wake(): void;
	close(): void;
} {
	const { space, network, refused, changed, post = postJson } = wiring;
	/** Taken by the relay, and to be read back from the log. */
	const taken = new Set<string>();
	let tries = 0;
	let notBefore = 0;
	let busy = false;
	let closed = false;
	let retry: ReturnType<typeof setTimeout> | undefined;

	/** Answers whether all of it has been judged for good. */
	async function carry(room: Room, facts: readonly Carried[]): Promise<boolean> {
		let done = true;
		for (const part of carriedParts(facts)) {
			const body = { space, room, facts: part.map(({ text, sig }) => [text, sig]) };
			const answer = await post('/api/carry', body, carryAnswer);
			if (closed || !answer.ok) return false;
			for (const [key, refusal] of answer.value.outcomes) {
				if (refusal === null) taken.add(key);
				else if (LATER.includes(refusal.type)) done = false;
				else refused(key, refusal);
			}
		}
		return done;
	}

	async function run(facts: readonly Carried[]): Promise<void> {
		busy = true;
		let done = true;
		for (const room of ROOMS) {
			const own = facts.filter((fact) => fact.room === room);
			if (own.length > 0 && !(await carry(room, own))) done = false;
		}
		busy = false;
		if (closed) return;
		const wait = done ? 0 : backoff(tries, Math.random());
		tries = done ? 0 : tries + 1;
		notBefore = Date.now() + wait;
		clearTimeout(retry);
		if (done) changed();
		else retry = setTimeout(changed, wait + 1);
	}

	return {
		bring(facts) {
			const waiting = facts.filter(({ key }) => !taken.has(key));
			if (busy || closed || !network.online || waiting.length === 0) return;
			// Either way: the clock may have been set back since.
			if (Math.abs(notBefore - Date.now()) < 2 * 60_000 && Date.now() < notBefore) return;
			void run(waiting);
		},
		wake() {
			tries = 0;
			notBefore = 0;
			taken.clear();
			changed();
		},
		close() {
			closed = true;
			clearTimeout(retry);
		}
	};
}
