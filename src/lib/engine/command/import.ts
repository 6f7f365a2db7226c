import { idFrom, type AssociationId, type ResourceId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused, type Refusal } from '../../domain/refusal.ts';
import { searchable } from '../../domain/text/search.ts';
import { dateAt } from '../../domain/time/zoned.ts';
import { breather } from '../../store/breathe.ts';
import { db } from '../../store/db.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { newNonce } from '../chance.ts';
import type { ImportedResource } from '../inputs.ts';
import type { Handler } from './handler.ts';
import { stateOutage } from './outage.ts';
import { refuseResource, resourceBody, resourceChange } from './resource.ts';
import { isGestionnaire } from './rights.ts';
import { completed } from './completed.ts';
import { differences } from './difference.ts';
import { cleanLine, write, type Work } from './work.ts';

const sourceKey = (association: string, source: { system: string; id: string }) =>
	`${association}\n${source.system}\n${source.id}`;

/** What the space has already, found by what an import knows of it. */
async function knownTo(work: Work) {
	const [associations, resources] = await Promise.all([
		db.associations.where('space').equals(work.space.id).toArray(),
		db.resources.where('space').equals(work.space.id).toArray()
	]);
	const bySource = resources.flatMap((row): [string, ResourceRow][] =>
		row.source === undefined ? [] : [[sourceKey(row.association, row.source), row]]
	);
	return {
		associations: new Map(associations.map((row) => [searchable(row.name), row.id])),
		resources: new Map(bySource),
		byId: new Map<string, ResourceRow>(resources.map((row) => [row.id, row]))
	};
}

type Known = Awaited<ReturnType<typeof knownTo>>;

/** By name; created once when nobody bears it. */
function associationFor(
	work: Work,
	known: Known,
	row: ImportedResource,
	state: Work['state']
): AssociationId | Refusal {
	const name = cleanLine(row.associationName);
	if (name === '') return { type: 'NameMissing' };
	const found = known.associations.get(searchable(name));
	if (found !== undefined) {
		return keepsInventory(work.space.roles, found) ? found : { type: 'RoleMayNot' };
	}
	if (!isGestionnaire(work.space)) return { type: 'RoleMayNot' };
	const commune = row.associationCommune && { name: cleanLine(row.associationCommune) };
	const body = { name, commune: commune || undefined };
	const made = idFrom<AssociationId>(state({ kind: 'association.added', body }));
	known.associations.set(searchable(name), made);
	return made;
}

function noteOutage(work: Work, row: ImportedResource, resource: ResourceId): Refusal | undefined {
	if (row.outOfService === undefined) return undefined;
	const { units, until, reason } = row.outOfService;
	const since = dateAt(work.now, work.space.zone);
	const outage = stateOutage(work, { resource, units, since, until, reason });
	return typeof outage === 'string' ? undefined : outage;
}

/** One row: a new resource, or what has changed of the one it was before. */
function stateRow(work: Work, known: Known, row: ImportedResource) {
	const refusal = refuseResource(row.resource);
	if (refusal) return refusal;
	const association = associationFor(work, known, row, work.state);
	if (typeof association !== 'string') return association;
	const source = { system: row.source.system, id: row.source.id };
	const before =
		known.byId.get(row.id ?? '') ?? known.resources.get(sourceKey(association, source));
	if (before && !keepsInventory(work.space.roles, before.association)) {
		return { type: 'RoleMayNot' } as const;
	}
	const input = { ...row.resource, association };
	if (before === undefined) {
		const body = resourceBody(work, input);
		const resource = idFrom<ResourceId>(work.state({ kind: 'resource.added', source, body }));
		return noteOutage(work, row, resource) ?? 'added';
	}
	const change = differences(before, completed(before.body, input));
	const sameOutage = before.outages.some((outage) => outage.units === row.outOfService?.units);
	if (Object.keys(change).length > 0) {
		const body = resourceChange(work, before.id, before.body, change);
		work.state({ kind: 'resource.changed', about: before.id, source, body });
	}
	const wrong = sameOutage ? undefined : noteOutage(work, row, before.id);
	const changed = Object.keys(change).length > 0 || (row.outOfService && !sameOutage);
	return wrong ?? (changed ? 'updated' : 'same');
}

export const importResources: Handler<'importResources'> = (input) =>
	write(input.space, async (whole) => {
		const batch = newNonce();
		const work: Work = whole.inBatch(batch);
		const known = await knownTo(work);
		let added = 0;
		let updated = 0;
		const breathe = breather();
		for (const row of input.rows) {
			await breathe();
			const outcome = stateRow(work, known, row);
			if (typeof outcome !== 'string') return refused(outcome);
			if (outcome === 'added') added += 1;
			if (outcome === 'updated') updated += 1;
		}
		return ok({ batch, added, updated });
	});

/** Undone in one step, by a fact that names the batch. */
export const undoBatch: Handler<'undoBatch'> = (input) =>
	write(input.space, ({ state }) => {
		const body = { batch: input.batch };
		state({ kind: 'batch.undone', about: input.space, body });
		return ok({});
	});
