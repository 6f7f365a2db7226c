import type { AssociationId } from '../../domain/ids.ts';
import { live } from '../../store/live.svelte.ts';
import type { AssociationRow, PersonRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { NOTHING_NAMED, readNamed } from './queries.ts';
import { mayKeep } from './rights.ts';

/** Who and what a form about a resource can name. */
export type Keepable = {
	readonly ready: boolean;
	/** Associations whose inventory this member keeps. */
	readonly associations: readonly AssociationRow[];
	/** The one they act for, or the first; '' when there is none. */
	readonly own: AssociationId | '';
	readonly people: readonly PersonRow[];
	/** Communes already named in the space. */
	readonly communes: readonly string[];
	/** Codes of those that were recognised. */
	readonly insees: readonly string[];
};

/** Call it while a component initialises. */
export function keepable(space: CurrentSpace): Keepable {
	const read = live(
		() => readNamed(space.id),
		NOTHING_NAMED,
		() => space.id
	);
	const mine = $derived.by(() => {
		const { row } = space;
		return row ? read.current.associations.filter(({ id }) => mayKeep(row, id)) : [];
	});
	const own = $derived.by(() => {
		const actsFor = mine.find(({ id }) => id === space.row?.actsFor);
		const granted = space.row?.roles.flatMap((grant) =>
			grant.role === 'gestionnaire' ? [] : [grant.association]
		);
		const held = mine.find(({ id }) => granted?.includes(id));
		return (actsFor ?? held ?? mine[0])?.id ?? ('' as const);
	});
	return {
		get ready() {
			return read.ready && space.row !== undefined;
		},
		get associations() {
			return mine;
		},
		get own() {
			return own;
		},
		get people() {
			return read.current.people;
		},
		get communes() {
			return read.current.communes;
		},
		get insees() {
			return read.current.insees;
		}
	};
}
