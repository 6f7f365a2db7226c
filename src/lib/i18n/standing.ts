import type { Standing } from '../domain/standing/types.ts';
import { m } from './paraglide/messages.js';

/** BK2 as a screen may show it: the log's word, or what this phone believes of an unsent booking (R3). */
type Shown = Standing | 'askedFree' | 'askedTaken';

const WORDS: { readonly [S in Shown]: () => string } = {
	askedFree: m.standing_asked_free,
	askedTaken: m.standing_asked_taken,
	held: m.standing_held,
	waiting: m.standing_waiting,
	confirmed: m.standing_confirmed,
	refused: m.standing_refused,
	withdrawn: m.standing_withdrawn
};

/** The badge's words. RS6: held under self-confirmation is confirmed. */
export const standingWords = (standing: Shown, confirmsItself = false): string =>
	standing === 'held' && confirmsItself ? m.standing_confirmed() : WORDS[standing]();
