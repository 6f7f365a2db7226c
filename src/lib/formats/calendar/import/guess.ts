import type { ResourceId } from '../../../domain/ids.ts';
import { searchable } from '../../../domain/text/search.ts';
import type { Candidate } from './known.ts';

/** Words that name nothing. */
const SMALL = new Set('a au aux d de des du en et l la le les of the'.split(' '));

const wordsOf = (text: string): ReadonlySet<string> =>
	new Set(
		searchable(text)
			.split(' ')
			.filter((word) => word !== '' && !SMALL.has(word))
	);

/** How much of a name the other holds: 1 for all of it, both ways. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size === 0 || other.size === 0) return 0;
	const common = [...one].filter((word) => other.has(word)).length;
	// One name within the other is a better sign than half of each.
	return (
		common / Math.min(one.size, other.size) - 0.1 * (1 - common / Math.max(one.size, other.size))
	);
}

/** Less in common than this is chance. */
const ENOUGH = 0.6;
/** And it must be this much nearer than the next. */
const CLEARLY = 0.04;

/**
 * The resource a name in a calendar most likely means, accents and plurals aside; none when nothing is
 * near, or when two are equally so.
 */
export function guessResource(
	name: string,
	candidates: readonly Candidate[]
): ResourceId | undefined {
	const words = wordsOf(name);
	const ranked = candidates
		.map((candidate) => ({
			id: candidate.id,
			// Calendars are kept of halls more often than of tables.
			score: likeness(words, wordsOf(candidate.name)) + (candidate.isRoom ? 0.05 : 0)
		}))
		.filter(({ score }) => score >= ENOUGH)
		.sort((one, other) => other.score - one.score);
	const [first, second] = ranked;
	if (first === undefined) return undefined;
	return second !== undefined && first.score - second.score < CLEARLY ? undefined : first.id;
}
