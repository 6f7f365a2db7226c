/** Importing comes when it is asked for: the phone keeps it when idle. */
export const load = async () => ({
	Screen: (await import('$lib/features/exchange/ImportPage.svelte')).default
});
