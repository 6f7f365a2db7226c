import * as v from 'valibot';
import {
	FILE_ROLES,
	FILE_TYPES,
	isFileHash,
	PAPER_BYTES,
	PHOTO_BYTES,
	THUMB_BYTES,
	type FileBody,
	type FileHash
} from '../../domain/media/types.ts';
import * as p from './pieces.ts';

const hash = v.custom<FileHash>(isFileHash, 'not a hash');
const size = (most: number) => v.pipe(p.positive, v.maxValue(most));

const isOfItsRole = ({ role, type, size }: FileBody): boolean =>
	role === 'paper' || (type !== 'application/pdf' && size <= PHOTO_BYTES);

/** A photo or a paper on a resource; the bytes go another way and are known by their hash. */
export const fileAttached = v.pipe(
	v.strictObject({
		role: v.picklist(FILE_ROLES),
		hash,
		size: size(PAPER_BYTES),
		type: v.picklist(FILE_TYPES),
		thumb: v.optional(v.strictObject({ hash, size: size(THUMB_BYTES) })),
		caption: v.optional(p.wordsId)
	}),
	v.check<FileBody, string>(isOfItsRole, 'no photo')
) satisfies v.GenericSchema<unknown, FileBody>;

/** What it is called from now on (R6); `null` takes its words off. `file` as below. */
export const fileCaptioned = v.strictObject({ file: p.factKey, caption: v.nullable(p.wordsId) });

/** `file` is the key of the fact that attached it. */
export const fileRemoved = v.strictObject({ file: p.factKey });
