import type { Words } from './said.ts';

/**
 * What English says for each French sentence, by a short name: a build fills it in
 * (scripts/bundle/words.ts). In development and in tests each message carries both languages.
 */
export const ENGLISH: Readonly<Record<string, Words>> = {};
