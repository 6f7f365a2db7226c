/** The highest rule set this app folds by. A log that asks for more stops the fold there. */
export const RULES_UNDERSTOOD = 1;
