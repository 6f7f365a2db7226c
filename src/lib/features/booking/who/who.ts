import type { AssociationId, PersonId } from '../../../domain/ids.ts';
import type { PersonInput } from '../../../engine/inputs.ts';
import type { AssociationRow, PersonRow, ResourceRow, SpaceRow } from '../../../store/rows.ts';

/** What the fields hold: ids, '' for nobody or oneself, `other` for one to name. */
export type WhoValues = {
	/** Id of an association; empty: the one I act for. */
	association: string;
	/** Id of a partner, `other` for one to add; empty: for ourselves. */
	partner: string;
	partnerName: string;
	purpose: string;
	headcount: string;
	/** Id of a person, `other` for someone new; empty: me. */
	contact: string;
	contactName: string;
	contactPhone: string;
};

/** The one chosen, else the one acted for, else the only or first one. */
export function chosenAssociation(
	draft: Pick<WhoValues, 'association'>,
	space: Pick<SpaceRow, 'actsFor'>,
	bookable: readonly AssociationRow[]
): AssociationId | undefined {
	const known = (id: string | undefined) => bookable.find((one) => one.id === id)?.id;
	return known(draft.association) ?? known(space.actsFor) ?? bookable[0]?.id;
}

/** Whom to call: me unless someone else was named. */
export function contactOf(
	draft: Pick<WhoValues, 'contact' | 'contactName' | 'contactPhone'>,
	me: PersonId | undefined,
	people: readonly PersonRow[]
): PersonInput | undefined {
	if (draft.contact === 'other') {
		const name = draft.contactName.trim();
		const phone = draft.contactPhone.trim();
		return name === '' ? undefined : phone === '' ? { name } : { name, phone };
	}
	const chosen = people.find((one) => one.id === draft.contact)?.id ?? me;
	return chosen === undefined ? undefined : { id: chosen };
}

/** BK1: the first room with fewer seats than people come. */
export function tooSmallOf(
	rows: readonly Pick<ResourceRow, 'name' | 'body'>[],
	headcount: string
): { readonly name: string; readonly seats: number } | undefined {
	const heads = Number(headcount) || 0;
	const row = rows.find(({ body }) => (body.room?.seats ?? Infinity) < heads);
	return row && { name: row.name, seats: row.body.room?.seats ?? 0 };
}
