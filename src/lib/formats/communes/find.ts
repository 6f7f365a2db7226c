import type { Commune } from '../../domain/resource/types.ts';
import { departementsOfPostcode } from './departement.ts';
import { matchCommune, readCommunes } from './match.ts';

/** Gives a département's file, parsed; rejects when there is no network. */
export type LoadDepartement = (departement: string) => Promise<unknown>;

/**
 * The commune that was typed, with its code when a postcode was typed with it ("31450 Issus") or it
 * lies in a département where something is already known to be. Without network it stays as typed.
 */
export async function findCommune(
	typed: string,
	known: readonly string[],
	load: LoadDepartement
): Promise<Commune> {
	const postcode = /\b\d{5}\b/.exec(typed)?.[0];
	const departements = postcode === undefined ? known : departementsOfPostcode(postcode);
	const files = await Promise.allSettled(departements.map((departement) => load(departement)));
	const listed = files.flatMap((file) =>
		file.status === 'fulfilled' ? readCommunes(file.value) : []
	);
	return matchCommune(typed, listed);
}
