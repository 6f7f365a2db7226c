import * as v from 'valibot';
import type { InvitedAs, RoleGrant } from '../../domain/member/types.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { base64url } from '../../register/digest.ts';
import { memberId, spaceId } from '../../register/facts/pieces.ts';
import { invitedAs } from '../../register/facts/space.ts';
import { db } from '../../store/db.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { newNonce } from '../chance.ts';
import { thisDevice } from '../device.ts';
import { readCode } from '../invitation/code.ts';
import { secretOf } from '../invitation/secret.ts';
import { postJson } from '../post.ts';
import { keepSpace, USUAL_ZONE } from './founding.ts';
import type { Handler } from './handler.ts';

const joined = v.object({
	space: spaceId,
	spaceName: v.string(),
	member: memberId,
	as: invitedAs,
	now: v.number()
});

const rolesFrom = (as: InvitedAs): RoleGrant[] => (as.role === 'own' ? [] : [as]);
const utf8 = new TextEncoder();

export const joinSpace: Handler<'joinSpace'> = async (input) => {
	const code = readCode(input.code);
	if (!code.ok) return code;
	const device = await thisDevice();
	const { publicKey } = device;
	const k = base64url(await secretOf(code.value));
	const proof = await device.sign(utf8.encode(`la-remise/join/1\n${k}\n${publicKey}`));
	const answer = await postJson('/api/join', { k, publicKey, proof }, joined);
	if (!answer.ok) return refused(answer.refusal);
	const { space, spaceName, member, as } = answer.value;
	const known = await db.spaces.get(space);
	if (known === undefined) {
		const at = Date.now();
		const row: SpaceRow = {
			id: space,
			kind: 'shared',
			name: spaceName,
			// Until the founding fact has been read.
			zone: USUAL_ZONE,
			device: device.id,
			member,
			person: undefined,
			roles: rolesFrom(as),
			mayBringAssociation: as.role === 'own',
			actsFor: 'association' in as ? as.association : undefined,
			metRelay: false,
			lastNumber: 0,
			quarantined: 0,
			needsRules: undefined,
			createdAt: at,
			openedAt: at
		};
		await keepSpace(row, []);
	}
	return ok({ space, as, member, gesture: newNonce() });
};
