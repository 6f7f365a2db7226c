import type { Invitation, Member } from '../../domain/member/types.ts';
import type { InvitationRow, Kept, MemberRow } from '../../store/rows.ts';
import { contactOf, nameOf, type View } from './view.ts';

/** By the fact that made it; trust keeps no history. */
const keptSince = (view: View, key: string, number: number): Kept =>
	view.unsent.has(key) ? { at: 'phone', since: number } : { at: 'received', number };

export function memberRow(view: View, member: Member): MemberRow {
	const { id, person, roles, devices, managesSince } = member;
	const known = view.state.trust.devices;
	const since = (device: Member['devices'][number]) => view.admitted.get(device) ?? 0;
	const [first] = devices;
	return {
		id,
		space: view.space,
		person,
		name: contactOf(view, person)?.name ?? '',
		roles,
		devices: devices.map((device) => ({
			id: device,
			revoked: known.get(device)?.revoked === true,
			since: since(device),
			look: known.get(device)?.look
		})),
		managesSince,
		kept: keptSince(view, id, first === undefined ? 0 : since(first))
	};
}

export function invitationRow(view: View, invitation: Invitation): InvitationRow {
	const { id, as, member, uses, used, until, revoked, by } = invitation;
	const byName = nameOf(view, by);
	const kept = keptSince(view, id, 0);
	return { id, space: view.space, as, member, uses, used, until, revoked, by, byName, kept };
}
