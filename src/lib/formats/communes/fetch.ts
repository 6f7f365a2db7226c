import type { Commune } from '../../domain/resource/types.ts';
import { departementOfInsee } from './departement.ts';
import { findCommune } from './find.ts';

/** Saving must not wait for a poor link: the commune is kept as typed then. */
const WAIT = 1500;

const load = async (departement: string): Promise<unknown> => {
	if (!navigator.onLine) throw new Error('no network');
	const answer = await fetch(`/communes/${departement}.json`, {
		signal: AbortSignal.timeout(WAIT)
	});
	if (!answer.ok) throw new Error(`no communes for ${departement}`);
	return answer.json();
};

/** The typed commune with its code, looked for where the space's other communes are. */
export function communeFor(typed: string, insees: readonly string[]): Promise<Commune> {
	return findCommune(typed, [...new Set(insees.map(departementOfInsee))], load);
}
