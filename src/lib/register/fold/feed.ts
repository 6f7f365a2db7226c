import type { FeedScope } from '../../domain/feed/types.ts';
import { idFrom, type FeedId } from '../../domain/ids.ts';
import type { Member } from '../../domain/member/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { hasRoleAnywhere, hasRoleIn, isActive, isGestionnaire, memberOf } from '../trust/roles.ts';
import type { FeedEntity } from './entities.ts';
import { happening } from './merge.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

/**
 * Whoever takes part sees the whole board, so they may have the calendar of any resource; an
 * association's is for its own members and a gestionnaire.
 */
function mayHave(member: Member, scope: FeedScope): boolean {
	if (isGestionnaire(member)) return true;
	return scope.of === 'association'
		? hasRoleIn(member, scope.association, 'membre')
		: hasRoleAnywhere(member, 'membre');
}

export function feedMade(
	state: SpaceState,
	fact: FactOf<'feed.made'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	let { scope } = fact.body;
	if (scope.of === 'association' && !state.associations.has(scope.association))
		return { type: 'UnknownAssociation' };
	if (scope.of === 'resource') {
		const resource = resourceBy(state, scope.resource);
		if (resource === undefined) return { type: 'UnknownResource' };
		scope = { of: 'resource', resource: resource.id };
	}
	if (!mayHave(member, scope)) return { type: 'RoleMayNot' };
	const id = idFrom<FeedId>(entry.key);
	state.feeds.set(id, {
		id,
		number: entry.number,
		body: { ...fact.body, scope },
		member: member.id,
		revoked: false,
		history: [happening(entry)]
	});
	return undefined;
}

/** Its maker, or a gestionnaire. */
export function feedRevoked(
	state: SpaceState,
	fact: FactOf<'feed.revoked'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	const before = state.feeds.get(fact.about ?? '');
	if (member === undefined) return { type: 'NotMember' };
	if (before === undefined) return { type: 'AlreadySo' };
	if (before.member !== member.id && !isGestionnaire(member)) return { type: 'RoleMayNot' };
	if (before.revoked) return { type: 'AlreadySo' };
	const history = [...before.history, happening(entry)];
	state.feeds.set(before.id, { ...before, revoked: true, history });
	return undefined;
}

/** Who made it, while it is to be answered: not revoked, and its maker might make it still. */
export function makerOf(state: SpaceState, feed: FeedEntity): Member | undefined {
	const maker = state.trust.members.get(feed.member);
	if (feed.revoked || maker === undefined || !isActive(state.trust, maker)) return undefined;
	return mayHave(maker, feed.body.scope) ? maker : undefined;
}
