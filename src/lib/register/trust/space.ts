import { idFrom, type MemberId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { FactOf } from '../facts/fact.ts';
import { RULES_UNDERSTOOD } from '../rules.ts';
import { deviceIdOf } from '../signature.ts';
import type { SpaceInfo, Stamp, Trust } from './state.ts';

/** The space's id is its founding fact's key; its author is the first gestionnaire. */
export function spaceFounded(
	trust: Trust,
	fact: FactOf<'space.founded'>,
	{ key, number }: Stamp
): Refusal | undefined {
	const device = deviceIdOf(fact.body.publicKey);
	const id: string = trust.space;
	if (key !== id || trust.info !== undefined || device === undefined) {
		return { type: 'RoleMayNot' };
	}
	const { name, zone, publicKey, look } = fact.body;
	const member = idFrom<MemberId>(key);
	setInfo(trust, { name, zone, rules: 1 });
	trust.devices.set(device, { id: device, publicKey, member, revoked: false, look });
	trust.members.set(member, {
		id: member,
		person: undefined,
		devices: [device],
		roles: [{ role: 'gestionnaire' }],
		mayBringAssociation: true,
		managesSince: number
	});
	return undefined;
}

export function spaceChanged(trust: Trust, fact: FactOf<'space.changed'>): Refusal | undefined {
	const { info } = trust;
	if (info === undefined) return { type: 'RoleMayNot' };
	const { name = info.name, zone = info.zone } = fact.body;
	if (name === info.name && zone === info.zone) return { type: 'AlreadySo' };
	setInfo(trust, { ...info, name, zone });
	return undefined;
}

/** From here on rule set n holds; one above what this app understands stops the fold. */
export function spaceRules(trust: Trust, fact: FactOf<'space.rules'>): Refusal | undefined {
	const { info } = trust;
	const { rules } = fact.body;
	if (info === undefined) return { type: 'RoleMayNot' };
	if (rules <= info.rules) return { type: 'AlreadySo' };
	if (rules > RULES_UNDERSTOOD) trust.stopped = rules;
	else setInfo(trust, { ...info, rules });
	return undefined;
}

function setInfo(trust: Trust, info: SpaceInfo): void {
	trust.info = info;
	trust.infoTouched = true;
}
