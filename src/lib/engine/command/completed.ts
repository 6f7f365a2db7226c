import type { ResourceBody, Tariff } from '../../domain/resource/types.ts';
import type { ResourceInput } from '../inputs.ts';
import { same } from './difference.ts';

/** What is given, over what there was. */
const over = <T extends object>(before: T | undefined, given: T | undefined): T | undefined =>
	given && { ...before, ...given };

const inOrder = (tariffs: readonly Tariff[] | undefined) =>
	tariffs?.map((tariff) => JSON.stringify(Object.entries(tariff).sort())).sort();

/**
 * What a table says of a thing there is, with what no table says: the commune's code, the funder, the
 * other rules. Prices in another order are the same prices; free is free by any measure (RS7).
 */
export function completed(before: ResourceBody, input: ResourceInput): ResourceInput {
	const { place, worth, room, opening, tariffs, deposit } = input;
	const commune = place?.commune;
	const known = before.place?.commune;
	const samePlace = commune !== undefined && known?.name === commune.name ? known : commune;
	const { safety, ...measures } = before.room ?? {};
	void safety;
	const free = deposit?.cents === 0 && before.deposit?.cents === 0;
	return {
		...input,
		...(place && { place: { ...before.place, ...place, commune: samePlace ?? known } }),
		worth: over(before.worth, worth),
		opening: over(before.opening, opening),
		...(room && { room: { ...measures, ...room } }),
		tariffs: same(inOrder(tariffs), inOrder(before.tariffs)) ? before.tariffs : tariffs,
		deposit: free ? before.deposit : deposit
	};
}
