/** The address with the words looked for in it, or without when there are none. */
export function withNeedle(href: string, needle: string): string {
	const url = new URL(href);
	if (needle.trim() === '') url.searchParams.delete('q');
	else url.searchParams.set('q', needle);
	return url.href;
}
