/**
 * How many candidates are looked at: fifty years of days. A rule like every second of 30 February
 * would be walked for ever.
 */
export const MOST_STEPS = 20_000;
