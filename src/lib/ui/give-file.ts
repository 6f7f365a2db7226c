/**
 * What became of a file that was given out:
 * - `given`: saved, or handed to another app;
 * - `closed`: the person closed the share sheet without choosing;
 * - `tapAgain`: making it took longer than the phone believes in a tap (iOS, a few seconds). Keep the
 *   file, show a button, and call again from its tap;
 * - `impossible`: an installed app on an old iPhone, which can neither share nor save this file.
 */
export type Given = 'given' | 'closed' | 'tapAgain' | 'impossible';

/** How long the address of a file that is being saved holds, ms: some browsers read it only later. */
const KEPT = 60_000;

/** An iPad calls itself a Mac, but has a touch screen. */
const isApple = (): boolean =>
	/iPhone|iPad|iPod/.test(navigator.userAgent) ||
	(/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

async function share(data: ShareData): Promise<Given> {
	try {
		await navigator.share(data);
		return 'given';
	} catch (cause) {
		const name = cause instanceof DOMException ? cause.name : '';
		if (name === 'AbortError') return 'closed';
		if (name === 'NotAllowedError') return 'tapAgain';
		throw cause;
	}
}

function download(file: File): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = file.name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/**
 * Gives a file to the person, to be called from a tap: saved by the browser, and on iPhone and iPad by
 * the share sheet, since an installed app ignores downloads there. `name` with its ending; the blob's
 * type is the file's. `toSomebody`: it is for another phone, by the share sheet wherever there is one.
 */
export async function giveFile(name: string, blob: Blob, toSomebody = false): Promise<Given> {
	const file = new File([blob], name, { type: blob.type });
	const canShare = 'canShare' in navigator && navigator.canShare({ files: [file] });
	if (canShare && (toSomebody || isApple())) return share({ files: [file] });
	if (isApple() && isInstalled()) return 'impossible';
	download(file);
	return 'given';
}

/** Sends words by the share sheet, to be called from a tap, and the file with them where it may go. */
export async function shareWith(text: string, file: File): Promise<Given> {
	const both = { text, files: [file] };
	if (!navigator.canShare(both)) return share({ text });
	const given = await share(both);
	// Some browsers only say so when they are asked that they let no such file through.
	return given === 'tapAgain' && navigator.userActivation.isActive ? share({ text }) : given;
}
