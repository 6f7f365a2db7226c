/** The département of an INSEE code: two characters, three overseas. */
export const departementOfInsee = (insee: string): string =>
	/^9[78]/.test(insee) ? insee.slice(0, 3) : insee.slice(0, 2);

/**
 * Where a postcode may lie. Corsica keeps `20xxx` for its two départements; elsewhere the first
 * figures say it, a few communes at the edges aside.
 */
export function departementsOfPostcode(postcode: string): readonly string[] {
	if (!/^\d{5}$/.test(postcode)) return [];
	if (postcode.startsWith('20')) return ['2A', '2B'];
	return [departementOfInsee(postcode)];
}
