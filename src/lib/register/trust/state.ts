import type {
	AssociationId,
	DeviceId,
	FactKey,
	InvitationId,
	MemberId,
	SpaceId
} from '../../domain/ids.ts';
import { NO_RECOVERY, type Recovery } from '../../domain/member/recovery.ts';
import type { Device, Invitation, Member } from '../../domain/member/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant, Zone } from '../../domain/time/types.ts';
import type { Entry } from '../facts/fact.ts';
import { createQueue, forkQueue, type Queue } from '../queue.ts';
import { Table } from '../table.ts';

export type SpaceInfo = {
	readonly name: string;
	readonly zone: Zone;
	readonly rules: number;
};

/** What trust needs to know of an association. */
export type TrustedAssociation = {
	readonly id: AssociationId;
	readonly name: string;
	readonly partner: boolean;
};

/**
 * Who may do what in a space: the part of the fold that the relay needs, and that the whole fold
 * contains. Everything in it comes from facts of the register room.
 */
export type Trust = {
	readonly space: SpaceId;
	/** Absent until the founding fact has been folded. */
	info: SpaceInfo | undefined;
	/** `info` or `recovery` has changed since `takeTouched` last asked. */
	infoTouched: boolean;
	recovery: Recovery;
	readonly members: Table<MemberId, Member>;
	readonly devices: Table<DeviceId, Device>;
	readonly invitations: Table<InvitationId, Invitation>;
	readonly associations: Table<AssociationId, TrustedAssociation>;
	/** The rules it would take to go on; nothing is folded any more. */
	stopped: number | undefined;
	/** Facts of trust without effect, and why (R5). */
	readonly refusals: Table<FactKey, Refusal>;
	readonly queue: Queue;
	/** Highest number of the facts of trust; what comes below it is re-entered. */
	highest: Instant;
	/** Them, as folded: what there was before a number. A fork, which nothing re-enters, keeps none. */
	readonly past: Entry[] | undefined;
};

/** Key and number of the fact that is being folded. */
export type Stamp = { readonly key: FactKey; readonly number: Instant };

export function createTrust(space: SpaceId): Trust {
	return {
		space,
		info: undefined,
		infoTouched: false,
		recovery: NO_RECOVERY,
		members: new Table(),
		devices: new Table(),
		invitations: new Table(),
		associations: new Table(),
		stopped: undefined,
		refusals: new Table(),
		queue: createQueue(),
		highest: 0,
		past: []
	};
}

/** A lens on a trust for trying facts; it holds until the original is appended to. */
export function forkTrust(trust: Trust): Trust {
	return {
		...trust,
		infoTouched: false,
		members: trust.members.fork(),
		devices: trust.devices.fork(),
		invitations: trust.invitations.fork(),
		associations: trust.associations.fork(),
		refusals: trust.refusals.fork(),
		queue: forkQueue(trust.queue),
		past: undefined
	};
}
