import { ERASED_NAME } from '../domain/member/erased.ts';
import { m } from './paraglide/messages.js';

/** A name as a row has it: that of somebody erased says so (R7), and none stays none. */
export const whoWords = (name: string): string =>
	name === ERASED_NAME ? m.common_person_erased() : name;
