import * as v from 'valibot';
import { readCode, readSheetCode, secretOf } from '../../../../sync-server/wire/code.ts';
import type { InvitedAs, RoleGrant } from '../../domain/member/types.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { base64url } from '../../register/digest.ts';
import { memberId, spaceId } from '../../register/facts/pieces.ts';
import { invitedAs } from '../../register/facts/space.ts';
import { db } from '../../store/db.ts';
import type { SpaceRow } from '../../store/rows.ts';
import { newNonce } from '../chance.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { thisLook } from '../invitation/look.ts';
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
	const { sheet = false, again = false } = input;
	const code = sheet ? readSheetCode(input.code) : readCode(input.code);
	if (!code.ok) return code;
	const device = await thisDevice();
	const { publicKey } = device;
	const k = base64url(await secretOf(code.value));
	const proof = await device.sign(utf8.encode(`la-remise/join/1\n${k}\n${publicKey}`));
	const request = { k, publicKey, proof, look: thisLook(), ...(again && { again }) };
	const answer = await postJson('/api/join', request, joined);
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
	} else {
		// Back after its access was withdrawn, maybe as somebody else: the fold says so a little later.
		if (known.member !== member) {
			await db.spaces.update(space, {
				member,
				person: undefined,
				roles: rolesFrom(as),
				mayBringAssociation: as.role === 'own'
			});
		}
		tell({ type: 'wake' });
	}
	return ok({ space, as, member, gesture: newNonce() });
};
