import type { Refusal } from '../../domain/refusal.ts';
import type { Entry } from '../facts/fact.ts';
import type { Table } from '../table.ts';
import { createTrust, forkTrust, type Trust } from './state.ts';

type Apply = (trust: Trust, entry: Entry) => Refusal | undefined;

/** The trust there was when a number was given, as far as this log knows. */
function trustBefore({ space, past }: Trust, { number }: Entry, apply: Apply): Trust {
	const then = createTrust(space);
	for (const entry of past ?? []) if (entry.number < number) apply(then, entry);
	return then;
}

/**
 * A fact of trust that comes back to a restored relay. It was judged once, by the rights there were:
 * what had an effect then has it now, even if its author has lost the right or the invitation has been
 * taken back since. What had none has none.
 */
export function applyLate(trust: Trust, entry: Entry, apply: Apply): Refusal | undefined {
	const then = trustBefore(trust, entry, apply);
	const asThen = forkTrust(then);
	const refusal = apply(asThen, entry);
	if (refusal !== undefined) return refusal;
	const lens = lend(trust, then, entry);
	const late = apply(lens.trust, entry);
	if (late !== undefined) return late;
	lens.keep();
	return undefined;
}

/** A view of the trust in which the author, and the invitation named, are what they were then. */
function lend(trust: Trust, then: Trust, { fact }: Entry): { readonly trust: Trust; keep(): void } {
	const lens = forkTrust(trust);
	const author = then.devices.get(fact.by);
	const member = author && then.members.get(author.member);
	const named = fact.kind === 'device.admitted' ? fact.body.invitation : fact.about;
	const invitation = then.invitations.get(named ?? '');
	const lent = new Set<string>();
	// Whoever still has what they had is left as they are: what changes of them may be kept.
	if (author !== undefined && trust.devices.get(author.id)?.revoked !== author.revoked) {
		lens.devices.set(author.id, author);
		lent.add(author.id);
	}
	if (member !== undefined && !hasStill(trust, member)) {
		lens.members.set(member.id, member);
		lent.add(member.id);
	}
	if (invitation !== undefined) {
		lens.invitations.set(invitation.id, invitation);
	}
	for (const table of [lens.devices, lens.members, lens.invitations, lens.associations])
		table.takeTouched();
	return {
		trust: lens,
		keep() {
			bring(lens.devices, trust.devices, lent);
			bring(lens.members, trust.members, lent);
			bring(lens.associations, trust.associations, lent);
			for (const id of lens.invitations.takeTouched()) {
				const [made, now] = [lens.invitations.get(id), trust.invitations.get(id)];
				if (made === undefined) continue;
				// Used as often as in both, and taken back if it was in either.
				const again = made.used - (invitation?.used ?? 0);
				const used = now === undefined ? made.used : now.used + again;
				trust.invitations.set(id, {
					...made,
					used,
					revoked: made.revoked || now?.revoked === true
				});
			}
			trust.info = lens.info;
			trust.infoTouched ||= lens.infoTouched;
			trust.recovery = lens.recovery;
			trust.stopped = lens.stopped;
		}
	};
}

const hasStill = (
	trust: Trust,
	{ id, roles }: { id: string; roles: readonly unknown[] }
): boolean => {
	const now = trust.members.get(id);
	return now !== undefined && JSON.stringify(now.roles) === JSON.stringify(roles);
};

function bring<Id extends string, Value>(
	from: Table<Id, Value>,
	to: Table<Id, Value>,
	lent: ReadonlySet<string>
): void {
	for (const id of from.takeTouched()) {
		const value = from.get(id);
		if (value !== undefined && !lent.has(id)) to.set(id, value);
	}
}
