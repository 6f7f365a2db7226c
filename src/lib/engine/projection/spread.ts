import type { BookingEntity, ResourceEntity } from '../../register/fold/entities.ts';
import { resolve } from '../../register/fold/terms.ts';
import { fieldsNamed, thingsNamed } from './booking-history.ts';
import { reasonOf } from './history.ts';
import { neighboursOf } from './neighbours.ts';
import type { Dirt } from './touched.ts';
import type { View } from './view.ts';

type Names = (id: string | undefined) => boolean;

const bookingNames = (view: View, booking: BookingEntity, named: Names): boolean => {
	const { body, comments, proposals, handovers, joined, history } = booking;
	return (
		named(body.association) ||
		named(body.partner) ||
		named(body.contact) ||
		named(body.purpose) ||
		named(body.note) ||
		body.lines.some((line) => named(line.resource)) ||
		comments.some((comment) => named(comment.words)) ||
		proposals.some((proposal) => named(proposal.words)) ||
		handovers.some(({ condition, person }) => named(condition) || named(person)) ||
		joined.some((one) => named(one.association)) ||
		history.some(
			(happening) =>
				named(happening.fact.by) ||
				named(reasonOf(happening.fact)) ||
				fieldsNamed(happening).some(named)
		) ||
		(history.length > 1 &&
			history.some(({ fact }) =>
				thingsNamed(fact).some((resource) => named(resolve(view.state, resource)))
			))
	);
};

const resourceNames = ({ body, files, history }: ResourceEntity, named: Names): boolean =>
	named(body.association) ||
	named(body.remarks) ||
	named(body.conditions) ||
	named(body.room?.safety) ||
	(body.stewards?.some(named) ?? false) ||
	files.some(({ caption }) => named(caption)) ||
	history.some(({ fact }) => named(fact.by));

/**
 * Rows repeat names and texts so that a screen paints from one table: whoever repeats something that
 * changed is dirty too. Who may decide depends on the members, so where I or a gestionnaire's rights
 * are concerned every booking is.
 */
export function spread(view: View, dirt: Dirt): void {
	const { state, me } = view;
	const names = new Set<string>();
	for (const set of [dirt.associations, dirt.people, dirt.words, dirt.resources])
		for (const id of set) names.add(id);
	for (const id of dirt.people) {
		const member = view.memberOfPerson.get(id);
		if (member) dirt.members.add(member.id);
	}
	for (const id of dirt.members) {
		const member = state.trust.members.get(id);
		if (member?.person !== undefined) dirt.people.add(member.person);
		for (const device of member?.devices ?? []) names.add(device);
	}
	const rights =
		dirt.members.size > 0 &&
		(me === undefined ||
			dirt.members.has(me.id) ||
			me.roles.some(({ role }) => role === 'gestionnaire'));
	const known = (id: string | undefined) => id !== undefined && names.has(id);
	// Whether I may answer for my own depends on there being anybody else to.
	const others = dirt.members.size > 0;
	if (names.size > 0 || others) {
		for (const booking of state.bookings.values())
			if (rights || (others && booking.author === me?.id) || bookingNames(view, booking, known))
				dirt.bookings.add(booking.id);
		for (const resource of state.resources.values())
			if (resourceNames(resource, known)) dirt.resources.add(resource.id);
		for (const outage of state.outages.values())
			if (known(outage.body.reason)) dirt.resources.add(outage.body.resource);
		for (const person of state.people.values())
			if (known(person.body.association)) dirt.people.add(person.id);
		for (const invitation of state.trust.invitations.values())
			if (known(invitation.by)) dirt.invitations.add(invitation.id);
	}
	// A row names those it clashes with, by title, date and contact.
	const named = neighboursOf(state, dirt.bookings);
	for (const id of [...dirt.bookings]) {
		for (const item of state.book.standings(id))
			for (const other of item.clashesWith) dirt.bookings.add(other);
	}
	for (const id of named) dirt.bookings.add(id);
}
