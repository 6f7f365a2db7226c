import { expect, test } from 'vitest';
import { trySeed } from './report.ts';
import type { Figures } from './run.ts';

const AT_ONCE = 50;
const TIMEOUT = 300_000;

/** What must have happened somewhere, for the seeds to have proved anything. */
const BAD_DAYS = [
	'kills',
	'relayKills',
	'restores',
	'takenBack',
	'imports',
	'undone',
	'duels',
	'handed',
	'news',
	'overcommitted',
	'erased',
	'proposed',
	'admitted',
	'revoked',
	'drawer',
	'looks'
] as const satisfies readonly (keyof Figures)[];

/** The tests for a stretch of seeds. */
export function trySeeds(first: number, count: number): void {
	const sums = new Map<string, number>();
	for (let from = first; from < first + count; from += AT_ONCE) {
		const name = `seeds ${String(from)}–${String(from + AT_ONCE - 1)}`;
		test(
			`[R1] [R2] [R3] [R4] [R7] [BK4] [BK5] nobody loses a fact, and phones agree: ${name}`,
			() => {
				const failures: string[] = [];
				for (let seed = from; seed < from + AT_ONCE && failures.length < 3; seed++) {
					const result = trySeed(seed);
					if ('failure' in result) failures.push(result.failure);
					else
						for (const what of BAD_DAYS)
							sums.set(what, (sums.get(what) ?? 0) + result.figures[what]);
				}
				expect(failures.join('\n\n')).toBe('');
			},
			TIMEOUT
		);
	}
	test('these were bad days indeed', () => {
		for (const what of BAD_DAYS) expect(sums.get(what), what).toBeGreaterThan(0);
	});
}
