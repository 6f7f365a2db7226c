import { ERASED_NAME } from '../../domain/member/erased.ts';
import { searchable } from '../../domain/text/search.ts';
import type { ResourceEntity } from '../../register/fold/entities.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { historyOf } from './history.ts';
import { associationName, contactOf, keptOf, wordsOf, type View } from './view.ts';

/** What is known of a resource beside its own facts, by resource. */
export type Grounds = {
	outages(id: ResourceEntity['id']): ResourceRow['outages'];
	closures(resource: ResourceEntity): ResourceRow['closures'];
};

/** Outages and closures in force, looked through once for however many resources. */
export function groundsOf(view: View): Grounds {
	const outages = new Map<string, ResourceRow['outages'][number][]>();
	for (const { id, body, ended } of view.state.outages.values()) {
		if (ended) continue;
		const { units, since, until, span } = body;
		const reason = wordsOf(view, body.reason);
		const list = outages.get(body.resource) ?? [];
		list.push({ id, units, since, until, span, reason });
		outages.set(body.resource, list);
	}
	const closures = [...view.state.closures.values()].filter((closure) => !closure.lifted);
	return {
		outages: (id) => outages.get(id) ?? [],
		closures: ({ id, body }) =>
			closures
				.filter(({ body: { association, resources } }) =>
					resources === undefined ? association === body.association : resources.includes(id)
				)
				.map((closure) => ({
					id: closure.id,
					range: closure.body.range,
					reason: wordsOf(view, closure.body.reason),
					all: closure.body.resources === undefined
				}))
	};
}

/** None for one whose import was undone; a retired one keeps its row (RS8). */
export function resourceRow(
	view: View,
	resource: ResourceEntity,
	grounds: Grounds
): ResourceRow | undefined {
	const { id, body, retired, undone, batch, files, history } = resource;
	if (undone) return undefined;
	const owner = associationName(view, body.association);
	const { site, commune } = body.place ?? {};
	const source = history[0]?.fact.source;
	return {
		id,
		space: view.space,
		kind: body.kind,
		name: body.name,
		association: body.association,
		associationName: owner,
		body,
		stewards: (body.stewards ?? [])
			.flatMap((person) => contactOf(view, person) ?? [])
			.filter(({ name }) => name !== ERASED_NAME),
		remarks: wordsOf(view, body.remarks),
		conditions: wordsOf(view, body.conditions),
		safety: wordsOf(view, body.room?.safety),
		outages: grounds.outages(id),
		closures: grounds.closures(resource),
		files: files.map(({ caption, ...file }) => ({ ...file, caption: wordsOf(view, caption) })),
		retired,
		batch,
		source: source && { system: source.system, id: source.id },
		search: searchable([body.name, site ?? '', commune?.name ?? '', owner].join(' ')),
		kept: keptOf(view, history),
		history: historyOf(view, history)
	};
}
