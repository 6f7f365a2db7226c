import { refused, type Refusal, type Result } from '../../domain/refusal.ts';
import { storageRefusal } from '../command/failure.ts';
import { handOver } from './hand-over.ts';
import { makeCopy } from './make.ts';
import { restoreCopy } from './restore.ts';
import { surveyCopy } from './survey.ts';
import { takeOver } from './take-over.ts';

/** What a page may send its worker for: work that would keep a thumb waiting. */
const ERRANDS = { makeCopy, surveyCopy, restoreCopy, handOver, takeOver } as const;

export type ErrandName = keyof typeof ERRANDS;
export type ErrandInput<E extends ErrandName> = Parameters<(typeof ERRANDS)[E]>[0];
type Answer<E extends ErrandName> = Awaited<ReturnType<(typeof ERRANDS)[E]>>;
export type ErrandDone<E extends ErrandName> =
	Answer<E> extends Result<infer Value> ? Value : never;

/** What comes back: how far it is, then how it ended. */
export type Report =
	| { readonly type: 'share'; readonly share: number }
	| { readonly type: 'done'; readonly answer: Result<unknown> }
	| { readonly type: 'failed'; readonly why: string };

type Run = (input: unknown, progress: (share: number) => void) => Promise<Result<unknown>>;

/** Runs an errand and reports. */
export async function runErrand(
	name: ErrandName,
	input: unknown,
	say: (report: Report) => void
): Promise<void> {
	try {
		// The page names it and gives its input by the same types (ask.ts).
		const run = ERRANDS[name] as Run;
		const answer = await run(input, (share) => say({ type: 'share', share }));
		say({ type: 'done', answer });
	} catch (cause) {
		const refusal: Refusal | undefined = storageRefusal(cause);
		if (refusal === undefined) {
			console.error('an errand failed', cause);
			say({ type: 'failed', why: String(cause) });
		} else say({ type: 'done', answer: refused(refusal) });
	}
}
