import type { AssociationId, ResourceId } from '../../domain/ids.ts';
import { finder } from '../../domain/text/search.ts';
import type { Instant, Zone } from '../../domain/time/types.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import { live } from '../../store/live.svelte.ts';
import type { ClaimRow, OccurrenceRow, ResourceRow } from '../../store/rows.ts';
import { placesOf } from '../../store/places.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import { nowWords, type Now } from './availability-words.ts';
import { GROUPS, groupOf, type Group } from './groups.ts';
import { claimsOn, lateThings, NONE_LATE, resourcesOf } from './queries.ts';

type Choice = { readonly value: string; readonly label: string };

const byName = (one: { readonly name: string }, other: { readonly name: string }) =>
	one.name.localeCompare(other.name, 'fr');

function choices(pairs: Iterable<readonly [string, string]>): readonly Choice[] {
	return [...new Map(pairs)]
		.map(([value, label]) => ({ value, label }))
		.toSorted((one, other) => one.label.localeCompare(other.label, 'fr'));
}

/** The inventory of a space, searched and filtered, with what is free now. */
export class InventoryListView {
	search = $state('');
	group = $state<Group | 'all'>('all');
	owner = $state<AssociationId | ''>('');
	commune = $state('');
	withRetired = $state(false);
	readonly #space: CurrentSpace;
	readonly #now: { readonly current: Instant };
	readonly #rows: { readonly current: readonly ResourceRow[]; readonly ready: boolean };
	readonly #claims: { readonly current: readonly ClaimRow[] };
	readonly #late: { readonly current: ReadonlyMap<ResourceId, OccurrenceRow> };

	/** Call it while a component initialises. */
	constructor(space: CurrentSpace, now: { readonly current: Instant }) {
		this.#space = space;
		this.#now = now;
		this.#rows = live<readonly ResourceRow[]>(
			() => resourcesOf(space.id),
			[],
			() => space.id
		);
		this.#claims = live<readonly ClaimRow[]>(
			() => claimsOn(space.id, dateAt(now.current, this.zone), 2),
			[],
			() => [space.id, dateAt(now.current, this.zone)]
		);
		this.#late = live<ReadonlyMap<ResourceId, OccurrenceRow>>(
			() => lateThings(space.id, now.current),
			NONE_LATE,
			() => [space.id, now.current]
		);
	}

	get zone(): Zone {
		return this.#space.row?.zone ?? ('Europe/Paris' as Zone);
	}
	get now(): Instant {
		return this.#now.current;
	}
	get ready(): boolean {
		return this.#rows.ready;
	}
	get empty(): boolean {
		return this.#rows.ready && this.#rows.current.length === 0;
	}

	readonly owners: readonly Choice[] = $derived.by(() =>
		choices(this.#rows.current.map((row) => [row.association, row.associationName]))
	);
	readonly communes: readonly Choice[] = $derived.by(() =>
		choices(
			this.#rows.current.flatMap(({ body }) => {
				const name = body.place?.commune?.name;
				return name === undefined ? [] : [[name, name] as const];
			})
		)
	);
	readonly #found: readonly ResourceRow[] = $derived.by(() => {
		const matches = finder(this.search);
		return this.#rows.current
			.filter(
				(row) =>
					matches(row.search) &&
					(this.owner === '' || row.association === this.owner) &&
					(this.commune === '' || row.body.place?.commune?.name === this.commune)
			)
			.toSorted(byName);
	});
	readonly #standing = $derived(this.#found.filter((row) => !row.retired));
	readonly retired = $derived(this.#found.filter((row) => row.retired));

	readonly total = $derived(this.#standing.length);
	count(group: Group): number {
		return this.#standing.filter((row) => groupOf(row.kind) === group).length;
	}
	readonly sections: readonly { readonly group: Group; readonly rows: readonly ResourceRow[] }[] =
		$derived(
			GROUPS.filter((group) => this.group === 'all' || this.group === group)
				.map((group) => ({
					group,
					rows: this.#standing.filter((row) => groupOf(row.kind) === group)
				}))
				.filter((section) => section.rows.length > 0)
		);
	readonly #places = $derived.by(() => placesOf(this.#rows.current, this.#claims.current));

	words(row: ResourceRow): Now {
		return nowWords(this.#places, row, this.#late.current.has(row.id), this.now, this.zone);
	}
	get filtered(): boolean {
		return this.search !== '' || this.group !== 'all' || this.owner !== '' || this.commune !== '';
	}
	showAll(): void {
		this.search = '';
		this.group = 'all';
		this.owner = '';
		this.commune = '';
	}
}
