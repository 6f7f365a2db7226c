import type { Result } from '../domain/refusal.ts';
import type { SpaceId } from '../domain/ids.ts';
import type { FileHash } from '../domain/media/types.ts';
import type { Send } from './commands.ts';
import type { ErrandDone, ErrandInput, ErrandName } from './copy/errands.ts';

export type { ErrandDone, ErrandInput, ErrandName };

/** Sends a command; the code that builds and signs facts is loaded on first use, off the first-paint path. */
export const send: Send = async (name, input) => {
	const { run } = await import('./command/run.ts');
	return run(name, input);
};

/** Has at hand what a command needs, so that the tap that sends one doesn't wait for it. */
export const getReady = async (): Promise<void> => {
	const { thisDevice } = await import('./device.ts');
	await Promise.all([import('./command/run.ts'), thisDevice()]);
};

/** What an invitation's code gives, without using it up. Needs the relay. */
export const previewInvitation = async (
	code: string
): Promise<Result<import('./invitation/preview.ts').InvitationPreview>> =>
	(await import('./invitation/preview.ts')).preview(code);

/** A recovery sheet's code, to be printed before it is put to use. */
export const newSheetCode = async (): Promise<string> =>
	(await import('./command/recovery.ts')).newSheetCode();

/** The same of a recovery sheet's code. */
export const previewSheet = async (
	code: string
): Promise<Result<import('./invitation/preview.ts').InvitationPreview>> =>
	(await import('./invitation/preview.ts')).previewSheet(code);
/** Has a photo's or a paper's bytes on this phone; false when they can't be had now. */
export const fetchFile = async (space: SpaceId, hash: FileHash): Promise<boolean> =>
	(await import('./media/fetch.ts')).fetchFile(space, hash);

/** Work that a worker does for a page, with how far it is: copies are made, read and restored. */
export const errand = async <E extends ErrandName>(
	name: E,
	input: ErrandInput<E>,
	progress?: (share: number) => void
): Promise<Result<ErrandDone<E>>> => (await import('./copy/ask.ts')).ask(name, input, progress);
