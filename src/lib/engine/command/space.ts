import { ok, refused } from '../../domain/refusal.ts';
import { tell } from '../channel.ts';
import { thisDevice } from '../device.ts';
import { db } from '../../store/db.ts';
import { PROJECTION_TABLES } from '../../store/projection.ts';
import { dropStrokesOf } from '../../store/strokes.ts';
import { newNonce } from '../chance.ts';
import { filesNamed } from '../media/named.ts';
import { dropRecord } from '../projection/record.ts';
import { dropReplicas } from '../replica-names.ts';
import { foundSpace, keepSpace } from './founding.ts';
import { beginGesture, sealGesture } from './gesture.ts';
import type { Handler } from './handler.ts';
import { isGestionnaire } from './rights.ts';
import { cleanLine, write } from './work.ts';

export const createSpace: Handler<'createSpace'> = async (input) => {
	const names = [input.name, input.association.name, input.firstName];
	if (names.some((name) => cleanLine(name) === '')) return refused({ type: 'NameMissing' });
	const device = await thisDevice();
	const gesture = beginGesture(device);
	const row = foundSpace(gesture, device, { kind: 'shared', ...input });
	if (gesture.refusal !== undefined) return refused(gesture.refusal);
	await keepSpace(row, await sealGesture(gesture, row.id, device, 0));
	return ok({ space: row.id, gesture: gesture.id });
};

export const renameSpace: Handler<'renameSpace'> = (input) =>
	write(input.space, ({ state, space }) => {
		const name = cleanLine(input.name);
		if (name === '') return refused({ type: 'NameMissing' });
		if (!isGestionnaire(space)) return refused({ type: 'RoleMayNot' });
		state({ kind: 'space.changed', about: input.space, body: { name } });
		return ok({});
	});

export const forgetSpace: Handler<'forgetSpace'> = async ({ space, evenUnsent }) => {
	const tables = [
		db.spaces,
		db.links,
		db.outbox,
		db.drawer,
		db.beside,
		db.drafts,
		db.blobs,
		db.settings
	];
	const kept = await db.transaction('rw', [...tables, ...PROJECTION_TABLES], async () => {
		const row = await db.spaces.get(space);
		const named = await filesNamed(space);
		const photos = await db.blobs.where('unsent').equals(1).primaryKeys();
		const unsent =
			(await db.outbox.where('space').equals(space).count()) +
			photos.filter(([of, hash]) => of === space && named.has(hash)).length;
		if (unsent > 0 && evenUnsent !== true && row?.kind !== 'example') return unsent;
		const about = ({ name, value }: { name: string; value: unknown }): boolean =>
			name.includes(space) || value === space;
		await db.settings.filter(about).delete();
		for (const table of [
			db.outbox,
			db.drawer,
			db.beside,
			db.drafts,
			db.blobs,
			...PROJECTION_TABLES
		])
			await table.where('space').equals(space).delete();
		await dropRecord(space);
		await db.links.delete(space);
		await db.spaces.delete(space);
		return 0;
	});
	if (kept > 0) return refused({ type: 'NotSentYet', count: kept });
	dropStrokesOf(space);
	tell({ type: 'spaces' });
	await dropReplicas(space);
	return ok({ gesture: newNonce() });
};
