import {
	idFrom,
	type AssociationId,
	type DeviceId,
	type FactKey,
	type PersonId,
	type SpaceId,
	type WordsId
} from '../../domain/ids.ts';
import { ERASED_NAME } from '../../domain/member/erased.ts';
import type { Member } from '../../domain/member/types.ts';
import type { Instant, Zone } from '../../domain/time/types.ts';
import type { SpaceState } from '../../register/fold/state.ts';
import type { Overlay } from '../../register/overlay.ts';
import { memberOf } from '../../register/trust/roles.ts';
import type { BesideRow, Contact, Kept } from '../../store/rows.ts';

/** What rows are made from: the log, what this phone says on top of it, and who looks. */
export type View = {
	readonly space: SpaceId;
	readonly zone: Zone;
	readonly overlay: Overlay;
	/** The log with this phone's unsent facts over it: everything but standings (R3). */
	readonly state: SpaceState;
	/** What the log hasn't got: written here and unsent, or handed over. */
	readonly unsent: ReadonlySet<string>;
	/** Of that, what was handed over, and by which phone. */
	readonly beside: ReadonlyMap<string, BesideRow['from']>;
	readonly device: DeviceId;
	readonly me: Member | undefined;
	/** When each device was let in, on the relay's clock. */
	readonly admitted: ReadonlyMap<DeviceId, Instant>;
	readonly memberOfPerson: ReadonlyMap<PersonId, Member>;
};

export function createView(
	parts: Pick<View, 'overlay' | 'unsent' | 'beside' | 'device' | 'admitted'>,
	usualZone: Zone
): View {
	const { state } = parts.overlay;
	const people = [...state.trust.members.values()].flatMap((member): [PersonId, Member][] =>
		member.person === undefined ? [] : [[member.person, member]]
	);
	return {
		...parts,
		state,
		space: state.space,
		zone: state.trust.info?.zone ?? usualZone,
		me: memberOf(parts.overlay.own.trust, parts.device),
		memberOfPerson: new Map(people)
	};
}

export const wordsOf = (view: View, id: WordsId | undefined): string | undefined =>
	id === undefined ? undefined : view.state.words.get(id)?.text;

export const associationName = (view: View, id: AssociationId | undefined): string =>
	(id === undefined ? undefined : view.state.associations.get(id)?.body.name) ?? '';

/** Name and number; R7: of somebody erased, that they were. */
export function contactOf(view: View, id: PersonId | undefined): Contact | undefined {
	const person = id === undefined ? undefined : view.state.people.get(id);
	if (id !== undefined && person === undefined && view.state.erased.has(idFrom<FactKey>(id)))
		return { id, name: ERASED_NAME, phone: undefined };
	return person && { id: person.id, name: person.body.name, phone: person.body.phone };
}

/** Who wrote with a device: their name, or nothing when `people` doesn't say. */
export function nameOf(view: View, by: DeviceId | 'relay'): string {
	const owner = view.state.trust.devices.get(by)?.member;
	const person = owner === undefined ? undefined : view.state.trust.members.get(owner)?.person;
	return contactOf(view, person)?.name ?? '';
}

type Told = {
	readonly key: FactKey;
	readonly number: Instant;
	readonly fact: { readonly at: Instant };
};

/** The newest of an entity's facts says where it is kept; one unsent fact is enough for "phone". */
export function keptOf(view: View, history: readonly Told[]): Kept {
	const unsent = history.findLast(({ key }) => view.unsent.has(key));
	if (unsent !== undefined) {
		const since = unsent.fact.at;
		const from = view.beside.get(unsent.key);
		if (from === undefined) return { at: 'phone', since };
		const name = from === 'copy' ? '' : nameOf(view, from);
		return { at: 'other', by: from === 'copy' ? 'copy' : 'phone', name, since };
	}
	return { at: 'received', number: history.at(-1)?.number ?? 0 };
}
