import { setting } from '$lib/store/setting.ts';

/** Asked once: a browser that says no is not asked again by itself, only from "État de la copie". */
const asked = setting<boolean>(
	'asked-to-keep',
	(value): value is boolean => typeof value === 'boolean',
	false
);

/** Asks the browser to keep this origin's data. True when it promises to, or already has. */
export async function askToKeep(): Promise<boolean> {
	try {
		return await navigator.storage.persist();
	} catch {
		// Some browsers have no such promise to make.
		return false;
	}
}

export async function askToKeepOnce(): Promise<void> {
	if (await asked.read()) return;
	await asked.write(true);
	await askToKeep();
}
