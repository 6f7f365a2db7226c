/**
 * A file that another app sent to this one: the service worker keeps it until an import takes it.
 * Names are those of src/service-worker.ts, which can't import this.
 */
const CACHE = 'received';
const AT = '/recu/fichier';
const NAME = 'X-File-Name';

/** The file that waits, if any. */
export async function receivedFile(): Promise<File | undefined> {
	const kept = await (await caches.open(CACHE)).match(AT);
	if (kept === undefined) return undefined;
	const name = decodeURIComponent(kept.headers.get(NAME) ?? '');
	return new File([await kept.blob()], name, { type: kept.headers.get('Content-Type') ?? '' });
}

/** Takes the file that waits, when the address says that this page is for it: `?recu`. */
export async function takeReceived(address: string): Promise<File | undefined> {
	if (!new URL(address).searchParams.has('recu') || !('caches' in globalThis)) return undefined;
	const file = await receivedFile();
	await forgetReceived();
	return file;
}

export async function forgetReceived(): Promise<void> {
	await caches.delete(CACHE);
}
