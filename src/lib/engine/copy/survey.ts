import type { SpaceId } from '../../domain/ids.ts';
import { ok, refused, type Result } from '../../domain/refusal.ts';
import { damaged, Unfit } from '../../formats/copy/frame.ts';
import { readThrough } from '../../formats/copy/read.ts';
import { keyOf } from '../../register/text.ts';
import {
	isRoom,
	readEntries,
	readRefused,
	readSpace,
	readUnsent,
	type AboutSpace
} from './contents.ts';
import { createAssembly } from './files.ts';

/** Characters of a log that a phone can still hold and fold. */
const MOST_LOG = 128 * 1024 * 1024;

export type Chosen = {
	readonly file: Blob;
	readonly phrase?: string | undefined;
	/** Only a copy of this space will do. */
	readonly only?: SpaceId | undefined;
};

/** What a copy holds, once all of it has been read through. */
export type Survey = {
	readonly about: AboutSpace;
	readonly entries: number;
	/** Highest number of its log: what it knows, and until when; 0 without a log. */
	readonly upTo: number;
	readonly unsent: number;
	readonly refused: number;
	readonly files: number;
};

/** Reads a copy through and keeps nothing of it but how much there is. */
export async function surveyCopy(
	{ file, phrase, only }: Chosen,
	progress: (share: number) => void
): Promise<Result<Survey>> {
	let about: AboutSpace | undefined;
	let [entries, upTo, unsent, drawer, size] = [0, 0, 0, 0, 0];
	let files = 0;
	let founded = false;
	const assemble = createAssembly();
	const isFounding = (space: SpaceId, text: string): boolean => {
		const key: string = keyOf(text);
		return key === space;
	};
	const read = await readThrough(file, {
		kind: 'copy',
		phrase,
		progress,
		visit: async (part) => {
			if (part.section === 'space') {
				about = readSpace(part);
				return;
			}
			// A space is said first: whose the rest is must be known.
			if (about === undefined) throw damaged();
			const { id } = about;
			if (isRoom(part.section)) {
				for (const { number, text } of readEntries(part)) {
					entries += 1;
					size += text.length;
					upTo = Math.max(upTo, number);
					founded ||= part.section === 'register' && isFounding(id, text);
				}
				if (size > MOST_LOG) throw new Unfit({ type: 'CopyTooLarge' });
			} else if (part.section === 'outbox') {
				const rows = readUnsent(part);
				unsent += rows.length;
				founded ||= rows.some(({ text }) => isFounding(id, text));
			} else if (part.section === 'drawer') drawer += readRefused(part).length;
			else if (part.section === 'files' && (await assemble(part))) files += 1;
		}
	});
	if (!read.ok) return read;
	// A space's id is the key of its founding fact: these are facts of another, or nobody's.
	if (about === undefined || (entries > 0 && !founded)) return refused({ type: 'CopyDamaged' });
	if (only !== undefined && only !== about.id)
		return refused({ type: 'CopyOfAnother', name: about.name });
	return ok({ about, entries, upTo, unsent, refused: drawer, files });
}
