import { idFrom, type ResourceId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Entry, FactOf } from '../facts/fact.ts';
import { KINDS } from '../facts/kinds.ts';
import { isGestionnaire, memberOf } from '../trust/roles.ts';
import { noteOn } from './booking.ts';
import { restoreBooking, askAgain } from './batch-booking.ts';
import { keepClosure } from './closure.ts';
import type { BatchLink, FieldChange, ResourceEntity } from './entities.ts';
import { happening, merge } from './merge.ts';
import { keepOutage } from './outage.ts';
import { keepResource } from './resource.ts';
import type { SpaceState } from './state.ts';
import { resourceBy } from './terms.ts';

/** Undoes in one step what a command's facts made: by its author, or by a gestionnaire. */
export function batchUndone(
	state: SpaceState,
	fact: FactOf<'batch.undone'>,
	entry: Entry
): Refusal | undefined {
	const member = memberOf(state.trust, fact.by);
	if (member === undefined) return { type: 'NotMember' };
	const all = isGestionnaire(member);
	const { last, undone = [] } = state.batches.get(fact.body.batch) ?? {};
	if (undone.some((one) => one.all || (!all && one.by === member.id))) return { type: 'AlreadySo' };
	const links = [...chain(last)];
	const mine = links.filter(
		(link) => all || state.trust.devices.get(link.fact.by)?.member === member.id
	);
	// People of this batch may not have arrived yet, so they have no say in whether it may be undone.
	const ofRegister = ({ fact: { kind } }: BatchLink) => KINDS[kind].room === 'register';
	if (links.some(ofRegister) && !mine.some(ofRegister)) return { type: 'RoleMayNot' };
	const one = { number: entry.number, by: member.id, all };
	state.batches.set(fact.body.batch, { last, undone: [...undone, one] });
	for (const link of mine) undo(state, link, entry);
	return undefined;
}

function* chain(last: BatchLink | undefined): Generator<BatchLink> {
	for (let link = last; link !== undefined; link = link.before) yield link;
}

function undo(state: SpaceState, { key, fact }: BatchLink, entry: Entry): void {
	switch (fact.kind) {
		case 'resource.added':
			if (state.resources.has(key)) retire(state, idFrom<ResourceId>(key), entry);
			else restoreFields(state, resourceBy(state, key), key, entry);
			return;
		case 'resource.changed':
			restoreFields(state, resourceBy(state, fact.about), key, entry);
			return;
		case 'association.added':
			leaveAssociation(state, key, entry);
			return;
		case 'outage.noted':
			endOutage(state, key, entry);
			return;
		case 'closure.added':
			liftClosure(state, key, entry);
			return;
		case 'booking.asked':
			withdraw(state, key, entry);
			return;
		case 'booking.changed':
			restoreBooking(state, fact.about, key, entry);
			return;
		case 'booking.withdrawn':
			askAgain(state, fact, entry);
			return;
		case 'person.added':
			forgetPerson(state, key, entry);
			return;
		default:
			return;
	}
}

function retire(state: SpaceState, id: ResourceId, entry: Entry): void {
	const before = state.resources.get(id);
	if (before === undefined || before.retired) return;
	const history = [...before.history, happening(entry)];
	keepResource(state, before, { ...before, retired: true, undone: true, history }, entry);
}

/** Gives back to each field what it said before the fact, unless somebody has changed it since. */
function restoreFields(
	state: SpaceState,
	before: ResourceEntity | undefined,
	key: string,
	entry: Entry
): void {
	if (before === undefined) return;
	const at = before.history.findIndex((happened) => happened.key === key);
	const since = new Set(
		before.history.slice(at + 1).flatMap(({ changed }) => changed.map(({ field }) => field))
	);
	const ours = (before.history[at]?.changed ?? []).filter(({ field }) => !since.has(field));
	if (at < 0 || ours.length === 0) return;
	const merged = merge(before.body, asBefore(ours));
	const history = [...before.history, happening(entry, merged.changed)];
	keepResource(state, before, { ...before, body: merged.body, history }, entry);
}

function asBefore(changes: readonly FieldChange[]): Partial<ResourceEntity['body']> {
	return Object.fromEntries(changes.map(({ field, was }) => [field, was ?? null]));
}

/** An association that somebody answers for, or that has things of its own by now, stays. */
function leaveAssociation(state: SpaceState, key: string, entry: Entry): void {
	const before = state.associations.get(key);
	if (before === undefined) return;
	const inUse =
		[...state.trust.members.values()].some(({ roles }) =>
			roles.some((grant) => 'association' in grant && grant.association === before.id)
		) ||
		[...state.resources.values()].some(
			({ body, retired }) => !retired && body.association === before.id
		);
	if (inUse) return;
	const history = [...before.history, happening(entry)];
	state.associations.set(before.id, { ...before, undone: true, history });
}

function endOutage(state: SpaceState, key: string, entry: Entry): void {
	const before = state.outages.get(key);
	if (before === undefined || before.ended) return;
	const history = [...before.history, happening(entry)];
	keepOutage(state, { ...before, ended: true, history }, entry);
}

function liftClosure(state: SpaceState, key: string, entry: Entry): void {
	const before = state.closures.get(key);
	if (before === undefined || before.lifted) return;
	const history = [...before.history, happening(entry)];
	keepClosure(state, { ...before, lifted: true, history }, entry);
}

function withdraw(state: SpaceState, key: string, entry: Entry): void {
	const booking = state.bookings.get(key);
	if (booking === undefined) return;
	if (state.book.withdraw(booking.id, {}, entry.number).type === 'done') {
		noteOn(state, booking, entry);
	}
}

/** The people's room may run ahead: who was added after the undoing stays. */
function forgetPerson(state: SpaceState, key: string, { number }: Entry): void {
	const person = state.people.get(key);
	if (person === undefined || person.number >= number) return;
	state.people.set(person.id, { ...person, undone: true });
}
