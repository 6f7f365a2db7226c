/** What a spreadsheet takes for the beginning of a formula, behind any number of apostrophes. */
const BEGINS = /^'*[=+\-@\t\r\n]/;
const DEFUSED = /^'+[=+\-@\t\r\n]/;

/**
 * Words that a spreadsheet would run (`=cmd|…`, `+33…`, `@…`) with an apostrophe before them, which
 * makes them words there. For words alone: a number below zero begins with a minus too.
 */
export const defused = (words: string): string => (BEGINS.test(words) ? `'${words}` : words);

/** The words again. */
export const undefused = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);
