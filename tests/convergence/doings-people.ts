import { idFrom, type FactKey, type PersonId } from '../../src/lib/domain/ids.ts';
import { pickOf, type Doing } from './gestures.ts';

/** The first thing a newcomer does: says who they are and, if let in so, brings their association. */
export const introduce: Doing = ({ view, me, chance, write }) => {
	const brings = me.mayBringAssociation && me.roles.every(({ role }) => role === 'gestionnaire');
	const association =
		brings || (me.mayBringAssociation && me.roles.length === 0)
			? write({ kind: 'association.added', body: { name: `École ${chance.text(3)}` } })
			: undefined;
	const person = write({ kind: 'person.added', body: { name: `Prénom ${chance.text(4)}` } });
	const body = { person: idFrom<PersonId>(person.key) };
	const introduced = write({ kind: 'member.introduced', about: me.id, body });
	const mayWritePeople =
		brings || me.roles.some(({ role }) => role !== 'lecteur') || me.mayBringAssociation;
	if (!mayWritePeople || view.state.stopped.register !== undefined) return undefined;
	return {
		facts: association === undefined ? [person, introduced] : [association, person, introduced]
	};
};

export const changePerson: Doing = ({ view, chance, write }) => {
	const person = chance.pick([...view.state.people.values()]);
	if (person === undefined) return undefined;
	const body = { phone: `06 39 98 00 ${String(chance.between(10, 99))}` };
	return { facts: [write({ kind: 'person.changed', about: person.id, body })] };
};

export const renameAssociation: Doing = ({ view, chance, write }) => {
	const association = chance.pick([...view.state.associations.values()]);
	if (association === undefined) return undefined;
	const body = { name: `Foyer ${chance.text(3)}` };
	return { facts: [write({ kind: 'association.changed', about: association.id, body })] };
};

export const role: Doing = ({ view, chance, write }) => {
	const association = chance.pick([...view.state.associations.values()]);
	const member = pickOf(chance, view.state.trust.members.values(), ({ id }) => id !== view.me?.id);
	if (association === undefined || member === undefined) return undefined;
	const held = member.roles.find((grant) => grant.role !== 'gestionnaire');
	if (chance.odds(0.4) && held !== undefined) {
		const body = { grant: held };
		return { facts: [write({ kind: 'role.withdrawn', about: member.id, body })], undoable: true };
	}
	const given = chance.pick(['membre', 'responsable', 'lecteur'] as const) ?? 'membre';
	const body = { grant: { role: given, association: association.id } };
	return { facts: [write({ kind: 'role.granted', about: member.id, body })] };
};

/** R7: somebody wants to be known here no more, or a word should not have been written. */
export const erase: Doing = ({ view, me, chance, write }) => {
	const { state, space } = view;
	if (!me.roles.some((grant) => grant.role === 'gestionnaire') && chance.odds(0.9))
		return undefined;
	const person = chance.odds(0.6) ? chance.pick([...state.people.values()]) : undefined;
	const words = person === undefined ? chance.pick([...state.words.values()]) : undefined;
	const gone = person?.id ?? words?.id;
	if (gone === undefined) return undefined;
	const body = { person: person?.id, keys: [idFrom<FactKey>(gone)] };
	const erased = write({ kind: 'person.erased', about: space, body });
	return { facts: [erased], entity: gone, undoable: true };
};

/** A phone was lost, or so somebody thinks. */
export const revoke: Doing = ({ view, chance, write }) => {
	const member = pickOf(chance, view.state.trust.members.values(), ({ id }) => id !== view.me?.id);
	const device = member && chance.pick(member.devices);
	if (member === undefined || device === undefined) return undefined;
	return { facts: [write({ kind: 'device.revoked', about: member.id, body: { device } })] };
};
