import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import type { Answer } from './beyond/answer.ts';
import { find, NO_PILE, type Pile } from './pile.ts';
import { gather } from './read.ts';

/** Dates understood and slips forgiven: not yet there, or not to be had now, words are found as they stand. */
async function readBeyond() {
	const { answerTo, wordsOf, nearWords, OnDays } = await import('./beyond/part.ts');
	return { answerTo, wordsOf, nearWords, OnDays };
}
type Beyond = Awaited<ReturnType<typeof readBeyond>>;

export type SearchView = {
	needle: string;
	readonly answer: Answer;
	readonly beyond: Beyond | undefined;
	/** False while something is still being read: what is missing may yet come. */
	readonly whole: boolean;
	readonly failed: boolean;
};

/** Search over a whole space, from memory. Call it while a component initialises. */
export function createSearch(
	space: CurrentSpace,
	now: { readonly current: Instant },
	today: () => LocalDate | undefined,
	first: string
): SearchView {
	let needle = $state(first);
	let pile = $state.raw<Pile>(NO_PILE);
	let whole = $state(false);
	let failed = $state(false);
	// What this phone has sent or heard since is read again.
	const version = $derived(`${space.id}|${space.row?.lastNumber ?? 0}|${space.unsent}`);

	$effect(() => {
		void version;
		let stopped = false;
		const give = (next: Pile, complete: boolean) => {
			if (stopped) return;
			// What was whole stays on the page until the new reading is.
			if (complete || !whole) pile = next;
			if (complete) whole = true;
		};
		gather(space.id, Date.now(), give, () => stopped).catch((cause: unknown) => {
			console.error('nothing to look through', cause);
			failed = true;
		});
		return () => {
			stopped = true;
		};
	});

	let beyond = $state.raw<Beyond>();
	let asked = $state(true);
	void readBeyond()
		.then((part) => {
			beyond = part;
		})
		.catch(() => undefined)
		.finally(() => {
			asked = false;
		});
	// Gathered the first time a word is to be forgiven.
	const words = $derived(whole ? beyond?.wordsOf(pile) : undefined);
	const answer = $derived<Answer>(
		beyond?.answerTo(pile, needle, now.current, today(), () => words) ?? {
			dates: [],
			narrowed: false,
			found: find(pile, needle, now.current),
			near: undefined
		}
	);
	return {
		get needle() {
			return needle;
		},
		set needle(text) {
			needle = text;
		},
		get answer() {
			return answer;
		},
		get beyond() {
			return beyond;
		},
		get whole() {
			return whole && !asked;
		},
		get failed() {
			return failed;
		}
	};
}
