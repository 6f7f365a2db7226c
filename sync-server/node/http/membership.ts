import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import {
	idFrom,
	type MemberId,
	type Nonce,
	type SheetId,
	type SpaceId
} from '../../../src/lib/domain/ids.ts';
import { whySheetNot } from '../../../src/lib/domain/member/recovery.ts';
import type { Device, Invitation, InvitedAs } from '../../../src/lib/domain/member/types.ts';
import { ok, refused, type Refusal, type Result } from '../../../src/lib/domain/refusal.ts';
import { nonce } from '../../../src/lib/register/facts/pieces.ts';
import { bytesToSign, deviceIdOf } from '../../../src/lib/register/signature.ts';
import { readFact, refusalOf, writeFact } from '../../../src/lib/register/text.ts';
import { mayComeBack, whyNotUsable } from '../../../src/lib/register/trust/device.ts';
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
import { Buckets } from '../bucket.ts';
import { hashOfSecret, verifySignature } from '../crypto.ts';
import type { HotSpaces } from '../hot.ts';
import type { Numbering } from '../numbering.ts';
import type { Readmissions } from '../readmissions.ts';
import { answered, notTaken, type Answer } from './answer.ts';

/** A code's way in, and why it is barred, if so. */
type Found = { readonly space: Space; readonly why: Refusal | undefined } & (
	| { readonly by: 'invitation'; readonly invitation: Invitation }
	| { readonly by: 'sheet'; readonly sheet: SheetId; readonly maker: MemberId }
	| { readonly by: 'operator'; readonly hash: string }
);

type World = {
	readonly readmissions: Readmissions;
	/** Codes of one space that no longer work, per ten minutes. */
	readonly staleCodes: number;
	readonly store: Store;
	readonly hot: HotSpaces;
	readonly numbering: Numbering;
	readonly now: () => number;
};

const TEN_MINUTES = 10 * 60_000;

const newNonce = (): Nonce => v.parse(nonce, randomBytes(12).toString('base64url'));

/** How spaces come to be and people come in: the little that goes by HTTP. */
export class Membership {
	readonly #world: World;
	readonly #staleCodes: Buckets;

	constructor(world: World) {
		this.#world = world;
		this.#staleCodes = new Buckets(world.staleCodes, TEN_MINUTES);
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

	/** What a code opens: an invitation, a recovery sheet, or the door the operator left ajar. */
	#find(k: string): Found | undefined {
		const { store, hot, readmissions } = this.#world;
		const hash = hashOfSecret(k);
		const now = this.#world.now();
		const made = store.invitationOf(hash);
		const space = made && hot.get(made.space);
		const invitation = made && space?.trust.invitations.get(made.key);
		if (space && invitation) {
			return { space, by: 'invitation', invitation, why: whyNotUsable(invitation, now) };
		}
		if (made && space) {
			const { recovery } = space.trust;
			const sheet = recovery.events.find((event) => event.sheet === idFrom<SheetId>(made.key));
			if (sheet?.sheet === undefined) return undefined;
			const why = whySheetNot(recovery, sheet.sheet, now);
			return { space, by: 'sheet', sheet: sheet.sheet, maker: sheet.by, why };
		}
		const offer = readmissions.find(hash, now);
		const door = offer && hot.get(idFrom<SpaceId>(offer.space));
		if (offer === undefined || door === undefined) return undefined;
		const why: Refusal | undefined = offer.late ? { type: 'InvitationExpired' } : undefined;
		return { space: door, by: 'operator', hash, why };
	}

	/** Codes that no longer work name a space: past a number of them it says no more of any. */
	#stale(space: SpaceId, why: Refusal): Answer {
		const now = this.#world.now();
		if (this.#staleCodes.take(space, 1, now) > 0) return notTaken(why);
		return notTaken({ type: 'TooManyTries', waitSeconds: this.#staleCodes.wait(space, now) }, 429);
	}

	forgetFull(now: number): void {
		this.#staleCodes.forgetFull(now);
	}

	/** POST /api/invitation: what a code gives, without using it up. */
	preview({ k }: v.InferOutput<typeof invitationRequest>): Answer {
		const found = this.#find(k);
		if (found === undefined) return notTaken({ type: 'CodeUnknown' });
		const { space, why } = found;
		if (why !== undefined) return this.#stale(space.id, why);
		const as = givenBy(found);
		const association =
			'association' in as ? space.trust.associations.get(as.association) : undefined;
		return answered({
			spaceName: space.trust.info?.name ?? '',
			as,
			...(association && { associationName: association.name }),
			...(found.by === 'invitation' && found.invitation.member !== undefined && { again: true }),
			...(found.by === 'sheet' && { sheet: true })
		});
	}

	/** POST /api/join: shows the invitation's secret, and the device becomes a member's. */
	async join({
		k,
		publicKey,
		proof,
		look,
		again = false
	}: v.InferOutput<typeof joinRequest>): Promise<Answer> {
		const device = deviceIdOf(publicKey);
		const signature = Buffer.from(proof, 'base64url');
		if (device === undefined || !verifySignature(publicKey, joinBytes(k, publicKey), signature)) {
			return notTaken({ type: 'BadSignature' });
		}
		const found = this.#find(k);
		if (found === undefined) return notTaken({ type: 'CodeUnknown' });
		const { space, why } = found;
		const welcome = (member: MemberId): Answer =>
			answered({
				space: space.id,
				spaceName: space.trust.info?.name ?? '',
				member,
				device,
				as: givenBy(found),
				now: this.#world.now()
			});

		const known = space.trust.devices.get(device);
		const invitation = found.by === 'invitation' ? found.invitation : undefined;
		if (known && !mayComeBack(known, invitation)) return notTaken({ type: 'DeviceRevoked' });
		const there = known?.revoked === false ? known : undefined;
		if (there !== undefined && gainsNothing(found, there)) return welcome(there.member);
		if (why !== undefined) return this.#stale(space.id, why);
		// Taken before it is written: of two who come with one code, one is let in.
		const { readmissions } = this.#world;
		if (found.by === 'operator' && !readmissions.take(found.hash)) {
			return notTaken({ type: 'InvitationUsed' });
		}

		const { key, text } = writeFact({
			v: 1,
			n: newNonce(),
			kind: 'device.admitted',
			by: 'relay',
			at: this.#world.now(),
			body: { publicKey, ...ways(found, again), ...(look && { look }) }
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

/** What a code gives. */
const givenBy = (found: Found): InvitedAs =>
	found.by === 'invitation' ? found.invitation.as : { role: 'gestionnaire' };

/** What the admission rests on; `again`: whoever made the sheet comes back as themselves. */
function ways(found: Found, again: boolean) {
	switch (found.by) {
		case 'invitation': {
			const { id, member } = found.invitation;
			return { invitation: id, ...(member !== undefined && { member }) };
		}
		case 'sheet':
			return { sheet: found.sheet, ...(again && { member: found.maker }) };
		case 'operator':
			return { operator: true };
	}
}

/** The answer to an earlier try was lost on the way, or the device already has what is given. */
function gainsNothing(found: Found, device: Device): boolean {
	const { space, why } = found;
	if (why !== undefined) return why.type === 'InvitationUsed' || why.type === 'SheetUsed';
	const member = space.trust.members.get(device.member);
	if (found.by === 'invitation' && found.invitation.member !== undefined) {
		return found.invitation.member === device.member;
	}
	return member !== undefined && withInvited(member, givenBy(found)) === member;
}
