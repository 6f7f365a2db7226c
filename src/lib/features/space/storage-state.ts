export type StorageState = {
	/** Bytes, when the browser says. */
	readonly used: number | undefined;
	readonly quota: number | undefined;
	/** The browser has promised not to clear it by itself. */
	readonly kept: boolean;
};

/** What the browser says of this origin's storage; browsers that say nothing leave blanks. */
export async function storageState(): Promise<StorageState> {
	try {
		const [estimate, kept] = await Promise.all([
			navigator.storage.estimate(),
			navigator.storage.persisted()
		]);
		return { used: estimate.usage, quota: estimate.quota, kept };
	} catch {
		return { used: undefined, quota: undefined, kept: false };
	}
}
