import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { idFrom, type MemberId, type Nonce, type SpaceId } from '../../../src/lib/domain/ids.ts';
import type { Invitation } from '../../../src/lib/domain/member/types.ts';
import { ok, refused, type Refusal, type Result } from '../../../src/lib/domain/refusal.ts';
import { nonce } from '../../../src/lib/register/facts/pieces.ts';
import { bytesToSign, deviceIdOf } from '../../../src/lib/register/signature.ts';
import { readFact, refusalOf, writeFact } from '../../../src/lib/register/text.ts';
import { whyNotUsable } from '../../../src/lib/register/trust/device.ts';
import { withInvited } from '../../../src/lib/register/trust/roles.ts';
import type { Arrival } from '../../room/check.ts';
import type { Outcome, Space } from '../../room/step.ts';
import type { Store } from '../../room/store.ts';
import {
	joinBytes,
	type invitationRequest,
	type joinRequest,
	type spacesRequest
} from '../../wire/requests.ts';
import { hashOfSecret, verifySignature } from '../crypto.ts';
import type { HotSpaces } from '../hot.ts';
import type { Numbering } from '../numbering.ts';
import { answered, notTaken, type Answer } from './answer.ts';

type World = {
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly now: () => number;
};

const newNonce = (): Nonce => v.parse(nonce, randomBytes(12).toString('base64url'));

/** How spaces come to be and people come in: the little that goes by HTTP. */
export class Membership {
	readonly #world: World;

	constructor(world: World) {
		this.#world = world;
	}

	/** Numbers one fact and answers what became of it. */
	#number(space: SpaceId, arrival: Arrival): Promise<Result<Outcome>> {
		return new Promise((resolve) => {
			this.#world.numbering.deliver({
				space,
				arrivals: [arrival],
				told: (outcomes) => {
					const outcome = outcomes?.[0];
					resolve(outcome === undefined ? refused({ type: 'StoreFull' }) : ok(outcome));
				}
			});
		});
	}

	/** POST /api/spaces: nobody can found a space that is another's, because its id is its key. */
	async found({ text, sig }: v.InferOutput<typeof spacesRequest>): Promise<Answer> {
		const read = readFact(text);
		if (!read.ok) return notTaken(refusalOf(read.refusal), 400);
		const { key, fact } = read.value;
		if (fact.kind !== 'space.founded') return notTaken({ type: 'Unreadable' }, 400);
		const space = idFrom<SpaceId>(key);
		const { publicKey } = fact.body;
		const bytes = bytesToSign(space, 'register', text);
		const own = deviceIdOf(publicKey) === fact.by;
		if (!own || !verifySignature(publicKey, bytes, Buffer.from(sig, 'base64url'))) {
			return notTaken({ type: 'BadSignature' });
		}
		const outcome = await this.#number(space, {
			room: 'register',
			sealed: { text, sig },
			device: fact.by
		});
		if (!outcome.ok) return notTaken(outcome.refusal, 503);
		if (outcome.value.type === 'refused') return notTaken(outcome.value.refusal);
		const status = outcome.value.type === 'numbered' ? 201 : 200;
		return answered({ space, now: this.#world.now() }, status);
	}

	#find(k: string): { space: Space; invitation: Invitation } | undefined {
		const made = this.#world.store.invitationOf(hashOfSecret(k));
		const space = made && this.#world.hot.get(made.space);
		const invitation = made && space?.trust.invitations.get(made.key);
		return space && invitation && { space, invitation };
	}

	/** POST /api/invitation: what a code gives, without using it up. */
	preview({ k }: v.InferOutput<typeof invitationRequest>): Answer {
		const found = this.#find(k);
		const why = whyNotUsable(found?.invitation, this.#world.now());
		if (found === undefined || why !== undefined) return notTaken(why ?? { type: 'CodeUnknown' });
		const { space, invitation } = found;
		const { as } = invitation;
		const association =
			'association' in as ? space.trust.associations.get(as.association) : undefined;
		return answered({
			spaceName: space.trust.info?.name ?? '',
			as,
			...(association && { associationName: association.name }),
			...(invitation.member !== undefined && { again: true })
		});
	}

	/** POST /api/join: shows the invitation's secret, and the device becomes a member's. */
	async join({ k, publicKey, proof }: v.InferOutput<typeof joinRequest>): Promise<Answer> {
		const device = deviceIdOf(publicKey);
		const signature = Buffer.from(proof, 'base64url');
		if (device === undefined || !verifySignature(publicKey, joinBytes(k, publicKey), signature)) {
			return notTaken({ type: 'BadSignature' });
		}
		const found = this.#find(k);
		if (found === undefined) return notTaken({ type: 'CodeUnknown' });
		const { space, invitation } = found;
		const welcome = (member: MemberId): Answer =>
			answered({
				space: space.id,
				spaceName: space.trust.info?.name ?? '',
				member,
				device,
				as: invitation.as,
				now: this.#world.now()
			});

		const known = space.trust.devices.get(device);
		if (known?.revoked) return notTaken({ type: 'DeviceRevoked' });
		const why = whyNotUsable(invitation, this.#world.now());
		if (known !== undefined && gainsNothing(space, known.member, invitation, why)) {
			return welcome(known.member);
		}
		if (why !== undefined) return notTaken(why);

		const { key, text } = writeFact({
			v: 1,
			n: newNonce(),
			kind: 'device.admitted',
			by: 'relay',
			at: this.#world.now(),
			body: {
				publicKey,
				invitation: invitation.id,
				...(invitation.member !== undefined && { member: invitation.member })
			}
		});
		const outcome = await this.#number(space.id, {
			room: 'register',
			sealed: { text, sig: '' },
			device: 'relay'
		});
		if (!outcome.ok) return notTaken(outcome.refusal, 503);
		if (outcome.value.type === 'refused') return notTaken(outcome.value.refusal);
		const trust = this.#world.hot.get(space.id)?.trust;
		const refusal = trust?.refusals.get(key);
		const admitted = trust?.devices.get(device);
		if (refusal !== undefined && refusal.type !== 'AlreadySo') return notTaken(refusal);
		return admitted ? welcome(admitted.member) : notTaken({ type: 'NotMember' });
	}
}

/** The answer to an earlier try was lost on the way, or the device already has what is given. */
function gainsNothing(
	space: Space,
	id: MemberId,
	invitation: Invitation,
	why: Refusal | undefined
): boolean {
	if (why !== undefined) return why.type === 'InvitationUsed';
	const member = space.trust.members.get(id);
	if (invitation.member !== undefined) return invitation.member === id;
	return member !== undefined && withInvited(member, invitation.as) === member;
}
