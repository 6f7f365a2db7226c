import type { ResourceId, SpaceId } from '../../domain/ids.ts';
import { keepsInventory } from '../../domain/member/keeps.ts';
import { sniff } from '../../domain/media/sniff.ts';
import { MOST_FILES, PAPER_BYTES } from '../../domain/media/types.ts';
import { ok, refused } from '../../domain/refusal.ts';
import { db } from '../../store/db.ts';
import type { BlobRow } from '../../store/rows.ts';
import { hashOf } from '../media/hash.ts';
import { UNDO_FOR } from './gesture.ts';
import type { Handler } from './handler.ts';
import { write, type Work } from './work.ts';

/** The bytes are on the phone's disk before the fact that names them is. */
export const attachFile: Handler<'attachFile'> = async (input) => {
	const { space, resource, role, bytes, thumb, caption } = input;
	const type = sniff(bytes);
	if (type === undefined || (role === 'photo' && type === 'application/pdf')) {
		return refused({ type: 'FileKindUnknown' });
	}
	if (bytes.length > PAPER_BYTES) return refused({ type: 'FileTooLarge', mostMegabytes: 2 });
	const row = await db.resources.get(resource);
	if (row === undefined) return refused({ type: 'UnknownResource' });
	if ((row.files?.length ?? 0) >= MOST_FILES) {
		return refused({ type: 'TooManyFiles', most: MOST_FILES });
	}
	const now = Date.now();
	const rowOf = async (content: Uint8Array<ArrayBuffer>): Promise<BlobRow> => ({
		hash: await hashOf(content),
		space,
		type: sniff(content) ?? type,
		bytes: content,
		size: content.length,
		unsent: 1,
		madeAt: now,
		usedAt: now
	});
	const whole = await rowOf(bytes);
	const small = thumb && (await rowOf(thumb));
	await db.blobs.bulkPut(small ? [whole, small] : [whole]);
	return write(
		space,
		(work) => {
			if (!keepsInventory(work.space.roles, row.association))
				return refused({ type: 'RoleMayNot' });
			const body = {
				role,
				hash: whole.hash,
				size: whole.size,
				type,
				thumb: small && { hash: small.hash, size: small.size },
				caption: work.words(caption, resource)
			};
			return ok({ file: work.state({ kind: 'file.attached', about: resource, body }) });
		},
		UNDO_FOR
	);
};

/** What whoever keeps a thing's photos and papers states of them. */
const stateOf = (space: SpaceId, resource: ResourceId, state: (work: Work) => void) =>
	write(
		space,
		async (work) => {
			const row = await db.resources.get(resource);
			if (row === undefined) return refused({ type: 'UnknownResource' });
			if (!keepsInventory(work.space.roles, row.association))
				return refused({ type: 'RoleMayNot' });
			state(work);
			return ok({});
		},
		UNDO_FOR
	);

export const captionFile: Handler<'captionFile'> = ({ space, resource, file, caption: said }) =>
	stateOf(space, resource, (work) => {
		const caption = work.words(said, resource) ?? null;
		work.state({ kind: 'file.captioned', about: resource, body: { file, caption } });
	});

export const removeFile: Handler<'removeFile'> = ({ space, resource, file }) =>
	stateOf(space, resource, (work) => {
		work.state({ kind: 'file.removed', about: resource, body: { file } });
	});
