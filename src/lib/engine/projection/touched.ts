import type {
	AssociationId,
	BookingId,
	FactKey,
	InvitationId,
	MemberId,
	PersonId,
	ResourceId,
	WordsId
} from '../../domain/ids.ts';
import type { SpaceState, Touched } from '../../register/fold/state.ts';

/** Ids whose rows may have to be written anew, by table; `space` when its own row may. */
export type Dirt = {
	space: boolean;
	readonly associations: Set<AssociationId>;
	readonly people: Set<PersonId>;
	readonly members: Set<MemberId>;
	readonly invitations: Set<InvitationId>;
	readonly resources: Set<ResourceId>;
	readonly bookings: Set<BookingId>;
	readonly notices: Set<FactKey>;
	/** Free text that came or went: whoever refers to it is dirty. */
	readonly words: Set<WordsId>;
};

export const noDirt = (): Dirt => ({
	space: false,
	associations: new Set(),
	people: new Set(),
	members: new Set(),
	invitations: new Set(),
	resources: new Set(),
	bookings: new Set(),
	notices: new Set(),
	words: new Set()
});

const addAll = <Id>(to: Set<Id>, from: Iterable<Id>): void => {
	for (const id of from) to.add(id);
};

/** Adds what a fold touched; an outage or a closure shows on its resources. */
export function addTouched(dirt: Dirt, state: SpaceState, touched: Touched): void {
	dirt.space ||= touched.space || touched.outward || touched.members.size > 0;
	addAll(dirt.associations, touched.associations);
	addAll(dirt.people, touched.people);
	addAll(dirt.members, touched.members);
	// Whose member they are stands on a person's row, and has to be said anew once it isn't so.
	for (const id of touched.members) {
		const person = state.trust.members.get(id)?.person;
		if (person !== undefined) dirt.people.add(person);
	}
	addAll(dirt.invitations, touched.invitations);
	addAll(dirt.resources, touched.resources);
	addAll(dirt.bookings, touched.bookings);
	addAll(dirt.notices, touched.noEffect);
	addAll(dirt.words, touched.words);
	for (const id of touched.outages) {
		const outage = state.outages.get(id);
		if (outage) dirt.resources.add(outage.body.resource);
	}
	for (const id of touched.closures) {
		const closure = state.closures.get(id);
		if (closure === undefined) continue;
		const { association, resources } = closure.body;
		if (resources !== undefined) addAll(dirt.resources, resources);
		else dirt.associations.add(association);
	}
}

export function addDirt(to: Dirt, from: Dirt): void {
	to.space ||= from.space;
	addAll(to.associations, from.associations);
	addAll(to.people, from.people);
	addAll(to.members, from.members);
	addAll(to.invitations, from.invitations);
	addAll(to.resources, from.resources);
	addAll(to.bookings, from.bookings);
	addAll(to.notices, from.notices);
	addAll(to.words, from.words);
}

export const isClean = (dirt: Dirt): boolean =>
	!dirt.space &&
	[
		dirt.associations,
		dirt.people,
		dirt.members,
		dirt.invitations,
		dirt.resources,
		dirt.bookings,
		dirt.notices,
		dirt.words
	].every((ids) => ids.size === 0);
