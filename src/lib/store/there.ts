/** What the phone's database is called. */
export const DATABASE = 'la-remise';
const TRIAL = `${DATABASE}-trial`;

/**
 * Whether this phone has its database, asked without what opens it (27 kB): one that opens the app
 * for the first time is shown its screen before that has come. True where it cannot be known.
 */
export async function isDatabaseThere(): Promise<boolean> {
	if (!('databases' in indexedDB)) return true;
	return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
}

/** Whether this browser lets anything be kept: not in some private windows, nor on a full disk. */
export const canKeep = (): Promise<boolean> =>
	new Promise<boolean>((resolve) => {
		const opening = indexedDB.open(TRIAL);
		opening.onupgradeneeded = () => opening.result.createObjectStore('trial');
		opening.onerror = () => resolve(false);
		opening.onsuccess = () => {
			opening.result.close();
			indexedDB.deleteDatabase(TRIAL);
			resolve(true);
		};
		// Some refuse by throwing.
	}).catch(() => false);
