import { Oracle } from '../../../src/lib/domain/standing/oracle.test-support.ts';
import type { Book } from '../../../src/lib/domain/standing/types.ts';
import { appendEntry } from '../../../src/lib/register/fold/append.ts';
import { createState, type SpaceState } from '../../../src/lib/register/fold/state.ts';
import type { SpaceId } from '../../../src/lib/domain/ids.ts';
import type { RelayLog } from '../log.ts';
import { difference, Violation } from '../violation.ts';

/** The slow book, in the place of the quick one. */
class PlainBook extends Oracle implements Book {
	get places(): never {
		throw new Error('an oracle says standings, not what is free');
	}
	fork(): Book {
		throw new Error('an oracle is asked, not forked');
	}
	setZone(): void {
		// The village has no opening hours: nothing of what it asks depends on a zone.
	}
	keepTold(): void {
		// Logs with anything given back are not judged by this book.
	}
	taken(): readonly never[] {
		return [];
	}
	takeTouched(): ReadonlySet<never> {
		return new Set();
	}
}

const standingsOf = (state: SpaceState): string =>
	JSON.stringify(
		[...state.bookings.values()]
			.map(({ id }) => [
				id,
				state.book
					.standings(id)
					.map(({ line, occurrence, standing, changeWaits, settle }) =>
						[line, occurrence, standing, changeWaits, [...settle].sort().join()].join(' ')
					)
			])
			.sort(),
		undefined,
		1
	);

/** BK3–BK8: the whole log, judged minute by minute from the rules' own text. */
export function checkJudged(space: SpaceId, log: RelayLog): void {
	const { state } = log.fold(log.counts).fold;
	const plain = createState(space, new PlainBook());
	for (const entry of log.entries.register) appendEntry(plain, 'register', entry);
	const [is, should] = [standingsOf(state), standingsOf(plain)];
	if (is !== should)
		throw new Violation('BK5', `the rules say otherwise: ${difference(is, should)}`);
}
