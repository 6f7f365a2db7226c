/**
 * R7: stands in a row where the name of somebody erased stood; `i18n/who.ts` turns it into words. It
 * begins with a space of no width, which nobody types.
 */
export const ERASED_NAME = '\u200b—';
