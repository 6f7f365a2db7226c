import { keepsInventory } from '../../domain/member/keeps.ts';
import type { ResourceId } from '../../domain/ids.ts';
import type { Zone } from '../../domain/time/types.ts';
import { db } from '../../store/db.ts';
import { live } from '../../store/live.svelte.ts';
import type { ResourceRow, SpaceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';

export const mayKeepIt = (space: SpaceRow | undefined, row: ResourceRow | undefined): boolean =>
	space !== undefined && row !== undefined && keepsInventory(space.roles, row.association);

/** One resource and those around it, as the phone knows them now. Call it while a component initialises. */
export class KeptResource {
	readonly #space: CurrentSpace;
	readonly #id: () => ResourceId;
	readonly #rows: { readonly current: readonly ResourceRow[]; readonly ready: boolean };

	constructor(space: CurrentSpace, id: () => ResourceId) {
		this.#space = space;
		this.#id = id;
		this.#rows = live<readonly ResourceRow[]>(
			() => db.resources.where('space').equals(space.id).toArray(),
			[],
			() => space.id
		);
	}

	get ready(): boolean {
		return this.#rows.ready && this.#space.row !== undefined;
	}
	/** Everything in the space, this one included. */
	get all(): readonly ResourceRow[] {
		return this.#rows.current;
	}
	readonly row = $derived.by(() => this.#rows.current.find(({ id }) => id === this.#id()));
	readonly mayKeep = $derived.by(() => mayKeepIt(this.#space.row, this.row));
	get zone(): Zone {
		return this.#space.row?.zone ?? ('Europe/Paris' as Zone); // the default zone of a space (T1)
	}
}
