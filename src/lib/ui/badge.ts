import type { IconName } from './icon/shapes.ts';

/**
 * How a badge, a ledger row or a block is drawn. The word beside it comes from whoever shows it:
 * the kit knows no booking.
 */
export type BadgeLook =
	| 'confirmed'
	| 'held'
	| 'asked'
	| 'waiting'
	| 'settle'
	| 'late'
	| 'refused'
	| 'withdrawn'
	| 'back'
	| 'out';

/** Standing as screens name it, with the two guesses of an unsent booking (R3). */
export type ShownName = BadgeLook | 'askedFree' | 'askedTaken';

/** A guess is drawn as what it is: asked, nothing more. */
export const lookOf = (name: ShownName): BadgeLook =>
	name === 'askedFree' || name === 'askedTaken' ? 'asked' : name;

export const BADGE_ICONS = {
	confirmed: 'done',
	held: 'held',
	asked: 'asked',
	waiting: 'waiting',
	settle: 'settle',
	late: 'late',
	refused: 'cross',
	withdrawn: 'cross',
	back: 'tick',
	out: 'out'
} as const satisfies Record<BadgeLook, IconName>;
