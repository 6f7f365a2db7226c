import { m } from './paraglide/messages.js';

const VOWEL = /^[aeiouyàâéèêëîïôöûüh]/i;

/** "de Théo", "d’Odette". */
export const ofName = (name: string): string =>
	(VOWEL.test(name) ? m.common_of_vowel : m.common_of)({ name });
