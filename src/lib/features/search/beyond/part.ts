/** What is found beyond words as they stand, kept for later: one file, asked for by the screen. */
export { answerTo } from './answer.ts';
export { wordsOf } from './forgive.ts';
export { default as OnDays } from './OnDays.svelte';
export { nearWords } from './words.ts';
