import * as v from 'valibot';
import {
	FILE_TYPES,
	isFileHash,
	PAPER_BYTES,
	type FileHash,
	type FileType
} from '../../domain/media/types.ts';
import { damaged, joined, type Part } from '../../formats/copy/frame.ts';
import * as p from '../../register/facts/pieces.ts';
import { hashOf } from '../media/hash.ts';

const about = v.object({
	hash: v.custom<FileHash>(isFileHash),
	type: v.picklist(FILE_TYPES),
	unsent: v.picklist([0, 1]),
	madeAt: p.instant,
	at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	more: v.boolean()
});

/** A photo or a paper as a copy holds it. */
export type KeptFile = {
	readonly hash: FileHash;
	readonly type: FileType;
	readonly unsent: 0 | 1;
	readonly madeAt: number;
	readonly bytes: Uint8Array<ArrayBuffer>;
};

/**
 * Puts files together from their pieces, one at a time; answers a file with its last piece. Throws
 * `Unfit` on one that is too large, out of order, or not what its name says.
 */
export function createAssembly(): (part: Part) => Promise<KeptFile | undefined> {
	let hash: string | undefined;
	let pieces: Uint8Array[] = [];
	let size = 0;
	return async (part) => {
		const read = v.safeParse(about, part.about);
		if (!read.success) throw damaged();
		const { at, more, ...file } = read.output;
		if (at !== size || (at > 0 && hash !== file.hash)) throw damaged();
		hash = file.hash;
		pieces.push(part.content);
		size += part.content.length;
		if (size > PAPER_BYTES) throw damaged();
		if (more) return undefined;
		const bytes = joined(pieces);
		pieces = [];
		size = 0;
		if ((await hashOf(bytes)) !== hash) throw damaged();
		return { ...file, bytes };
	};
}
