import type { ClosureId, OutageId } from '../../src/lib/domain/ids.ts';
import type { ResourceBody } from '../../src/lib/domain/resource/types.ts';
import { dateAt } from '../../src/lib/domain/time/zoned.ts';
import { mayKeep } from '../../src/lib/register/fold/rights.ts';
import { drawRange } from './doings-booking.ts';
import { pickOf, type Doing, type Gesture, type Hand } from './gestures.ts';
import { ZONE } from './village.ts';

const kept = ({ view, me, chance }: Hand) =>
	pickOf(chance, view.state.associations.values(), ({ id }) => mayKeep(view.state, me, id));

const ownResource = ({ view, me, chance }: Hand) =>
	pickOf(chance, view.state.resources.values(), ({ body }) =>
		mayKeep(view.state, me, body.association)
	);

/** Halls one confirms, things one takes, and wholes made of others. */
export const addResource: Doing = (hand) => {
	const { view, chance, write } = hand;
	const association = kept(hand);
	if (association === undefined) return undefined;
	const isRoom = chance.odds(0.5);
	const part = chance.odds(0.3) ? chance.pick([...view.state.resources.values()]) : undefined;
	const body: ResourceBody = {
		kind: isRoom ? 'room' : 'equipment',
		association: association.id,
		name: `${isRoom ? 'Salle' : 'Lot'} ${chance.text(3)}`,
		capacity: isRoom ? 1 : chance.between(1, 4),
		policy: { confirm: chance.odds(0.6) ? 'steward' : 'itself' },
		...(chance.odds(0.2) ? { turnaround: { before: 0, after: 5 } } : {}),
		...(part === undefined ? {} : { parts: [{ resource: part.id, quantity: 1 }] })
	};
	return { facts: [write({ kind: 'resource.added', body })] };
};

export const changeResource: Doing = (hand) => {
	const { chance, write } = hand;
	const resource = ownResource(hand);
	if (resource === undefined) return undefined;
	const about = resource.id;
	if (chance.odds(0.2)) {
		const kind = resource.retired ? 'resource.reinstated' : 'resource.retired';
		return { facts: [write({ kind, about, body: {} })], undoable: chance.odds(0.5) };
	}
	const body = chance.odds(0.8)
		? { capacity: chance.between(0, 4) }
		: { policy: { confirm: chance.odds(0.5) ? ('steward' as const) : ('itself' as const) } };
	return { facts: [write({ kind: 'resource.changed', about, body })] };
};

export const outage: Doing = (hand) => {
	const { view, chance, write } = hand;
	const noted = chance.odds(0.4) ? chance.pick([...view.state.outages.values()]) : undefined;
	if (noted !== undefined) {
		const about: OutageId = noted.id;
		return { facts: [write({ kind: 'outage.ended', about, body: {} })], undoable: true };
	}
	const resource = ownResource(hand);
	if (resource === undefined) return undefined;
	const { from, to } = drawRange(hand);
	const body = {
		resource: resource.id,
		units: 1,
		since: dateAt(from, ZONE),
		span: { from, to }
	};
	return { facts: [write({ kind: 'outage.noted', body })] };
};

export const closure: Doing = (hand) => {
	const { view, chance, write } = hand;
	const added = chance.odds(0.4) ? chance.pick([...view.state.closures.values()]) : undefined;
	if (added !== undefined) {
		const about: ClosureId = added.id;
		return { facts: [write({ kind: 'closure.lifted', about, body: {} })], undoable: true };
	}
	const association = kept(hand);
	if (association === undefined) return undefined;
	const own = [...view.state.resources.values()].filter(
		({ body }) => body.association === association.id
	);
	const resource = chance.odds(0.7) ? chance.pick(own) : undefined;
	const body = {
		association: association.id,
		range: drawRange(hand),
		...(resource === undefined ? {} : { resources: [resource.id] })
	};
	return { facts: [write({ kind: 'closure.added', body })] };
};

/** A list of things and a référent, in one gesture that can be undone later. */
export const importList: Doing = (hand): Gesture | undefined => {
	const { chance, write } = hand;
	const association = kept(hand);
	if (association === undefined) return undefined;
	const batch = chance.nonce();
	const person = write({
		kind: 'person.added',
		batch,
		body: { name: `Référent ${chance.text(3)}` }
	});
	const things = Array.from({ length: chance.between(1, 3) }, () =>
		write({
			kind: 'resource.added',
			batch,
			// Few numbers, so that two phones import the same thing.
			source: { system: 'tableau', id: String(chance.below(4)) },
			body: {
				kind: 'equipment',
				association: association.id,
				name: `Tables ${chance.text(2)}`,
				capacity: chance.between(1, 5)
			}
		})
	);
	return { facts: [person, ...things], batch };
};
