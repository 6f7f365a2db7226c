import { idFrom, type ResourceId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { ok, refused, type Refusal } from '../../domain/refusal.ts';
import type { ResourceBody } from '../../domain/resource/types.ts';
import { db } from '../../store/db.ts';
import type { ResourceChangeInput, ResourceInput } from '../inputs.ts';
import { same } from './difference.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { cycleThrough } from './parts.ts';
import { cleanLine, write, type Work } from './work.ts';

/** What a resource says of itself, its texts and people stated first. */
export function resourceBody(work: Work, input: ResourceInput): ResourceBody {
	const { remarks, conditions, safety, stewards, room, ...rest } = input;
	const safetyWords = work.words(safety);
	return {
		...rest,
		name: cleanLine(input.name),
		remarks: work.words(remarks),
		conditions: work.words(conditions),
		stewards: stewards?.map(work.person),
		room: room || safetyWords ? { ...room, safety: safetyWords } : undefined
	};
}

export function refuseResource(
	body: Pick<ResourceInput, 'name' | 'capacity'>
): Refusal | undefined {
	if (cleanLine(body.name) === '') return { type: 'NameMissing' };
	if (!Number.isInteger(body.capacity) || body.capacity < 0) return { type: 'NotWholeQuantity' };
	return undefined;
}

export const addResource: Handler<'addResource'> = (input) =>
	write(input.space, (work) => {
		const refusal = refuseResource(input.resource);
		if (refusal) return refused(refusal);
		if (!keepsInventory(work.space.roles, input.resource.association))
			return refused({ type: 'RoleMayNot' });
		const key = work.state({ kind: 'resource.added', body: resourceBody(work, input.resource) });
		return ok({ resource: idFrom<ResourceId>(key) });
	});

/** Free text that changes becomes new words; text taken away leaves none. */
const changedWords = (work: Work, text: string | null | undefined, about: ResourceId) =>
	text === undefined ? undefined : (work.words(text, about) ?? null);

export function resourceChange(
	work: Work,
	resource: ResourceId,
	before: ResourceBody,
	change: ResourceChangeInput
) {
	const { remarks, conditions, safety, stewards, room, ...rest } = change;
	const { kind, association, name, capacity, ...optional } = rest;
	const words = changedWords(work, safety, resource);
	const facts = room === undefined ? (before.room ?? {}) : (room ?? {});
	const changesRoom = room !== undefined || words !== undefined;
	const keptSafety = words === undefined ? before.room?.safety : (words ?? undefined);
	const clearsRoom = room === null && keptSafety === undefined;
	return {
		...optional,
		kind: kind ?? undefined,
		association: association ?? undefined,
		capacity: capacity ?? undefined,
		name: name === undefined || name === null ? undefined : cleanLine(name),
		remarks: changedWords(work, remarks, resource),
		conditions: changedWords(work, conditions, resource),
		stewards: stewards?.map(work.person),
		room: !changesRoom ? undefined : clearsRoom ? null : { ...facts, safety: keptSafety }
	};
}

export const changeResource: Handler<'changeResource'> = (input) =>
	write(
		input.space,
		async (work) => {
			const row = await db.resources.get(input.resource);
			if (row === undefined) return refused({ type: 'UnknownResource' });
			if (!keepsInventory(work.space.roles, row.association))
				return refused({ type: 'RoleMayNot' });
			const refusal = refuseResource({
				name: input.change.name ?? row.name,
				capacity: input.change.capacity ?? row.body.capacity
			});
			if (refusal) return refused(refusal);
			if (await cycleThrough(input.space, input.resource, input.change.parts ?? []))
				return refused({ type: 'PartsCycle' });
			const body = resourceChange(work, input.resource, row.body, input.change);
			work.state({ kind: 'resource.changed', about: input.resource, body });
			return ok({});
		},
		UNDO_FOR
	);

/** R6 for each of them: one gesture, taken back in one step. What is so already is left alone. */
export const changeResources: Handler<'changeResources'> = ({ space, changes }) =>
	write(
		space,
		async (work) => {
			const rows = await db.resources.bulkGet(changes.map(({ resource }) => resource));
			let changed = 0;
			for (const [at, { change }] of changes.entries()) {
				const row = rows[at];
				if (row === undefined) return refused({ type: 'UnknownResource' });
				const owners = [row.association, change.association ?? row.association];
				if (!owners.every((owner) => keepsInventory(work.space.roles, owner)))
					return refused({ type: 'RoleMayNot' });
				const body = resourceChange(work, row.id, row.body, change);
				const isNews = Object.entries(body).some(
					([field, value]) =>
						value !== undefined && !same(value ?? undefined, Reflect.get(row.body, field))
				);
				if (!isNews) continue;
				work.state({ kind: 'resource.changed', about: row.id, body });
				changed += 1;
			}
			return ok({ changed });
		},
		UNDO_FOR
	);

export const retireResource: Handler<'retireResource'> = (input) =>
	write(input.space, (work) => stand(work, input.resource, 'resource.retired'), UNDO_FOR);

export const reinstateResource: Handler<'reinstateResource'> = (input) =>
	write(input.space, (work) => stand(work, input.resource, 'resource.reinstated'));

async function stand(
	work: Work,
	resource: ResourceId,
	kind: 'resource.retired' | 'resource.reinstated'
) {
	const row = await db.resources.get(resource);
	if (row === undefined) return refused({ type: 'UnknownResource' } as const);
	if (!keepsInventory(work.space.roles, row.association))
		return refused({ type: 'RoleMayNot' } as const);
	work.state({ kind, about: resource, body: {} });
	return ok({});
}
