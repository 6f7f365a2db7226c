import { idFrom, type MemberId, type SpaceId } from '../../src/lib/domain/ids.ts';
import type { Zone } from '../../src/lib/domain/time/types.ts';
import type { Written } from '../../src/lib/register/facts/fact.ts';
import { writeFact } from '../../src/lib/register/text.ts';
import type { Chance } from './chance.ts';
import { drawDevice, type Device } from './device.ts';

/** An IANA name, hence the cast. */
export const ZONE = 'Europe/Paris' as Zone;

/** How somebody comes into the space, told by whoever invites once they can. */
export type Coming =
	| { readonly by: 'Ada'; readonly role: 'responsable' | 'lecteur' }
	| { readonly by: 'Ada'; readonly role: 'own' }
	| { readonly by: 'Ben'; readonly role: 'membre' }
	/** "C'est moi, sur un nouveau téléphone." */
	| { readonly by: 'Ada'; readonly role: 'again' };

export type Villager = { readonly name: string; readonly device: Device; readonly coming: Coming };

/**
 * Ada founds the space and its Foyer; Dot and Eve answer for the Foyer's things with her; Ben brings
 * the École, where Cam is a member; Fay may only read; Gus is Ada's other phone.
 */
const CAST: readonly { name: string; coming: Coming; odds: number }[] = [
	{ name: 'Dot', coming: { by: 'Ada', role: 'responsable' }, odds: 1 },
	{ name: 'Ben', coming: { by: 'Ada', role: 'own' }, odds: 1 },
	{ name: 'Eve', coming: { by: 'Ada', role: 'responsable' }, odds: 0.8 },
	{ name: 'Cam', coming: { by: 'Ben', role: 'membre' }, odds: 0.6 },
	{ name: 'Fay', coming: { by: 'Ada', role: 'lecteur' }, odds: 0.2 },
	{ name: 'Gus', coming: { by: 'Ada', role: 'again' }, odds: 0.3 }
];

export type Village = {
	readonly founder: Device;
	readonly founding: Written;
	readonly space: SpaceId;
	readonly member: MemberId;
	readonly others: readonly Villager[];
};

export function drawVillage(chance: Chance, at: number): Village {
	const founder = drawDevice(chance);
	const founding = writeFact({
		v: 1,
		n: chance.nonce(),
		kind: 'space.founded',
		by: founder.id,
		at,
		body: { name: 'Val-Fleuri', zone: ZONE, publicKey: founder.publicKey }
	});
	const others = CAST.filter(({ odds }) => chance.odds(odds)).map(({ name, coming }) => ({
		name,
		coming,
		device: drawDevice(chance)
	}));
	const { key } = founding;
	return { founder, founding, space: idFrom<SpaceId>(key), member: idFrom<MemberId>(key), others };
}
