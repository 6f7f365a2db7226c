import { isDatabaseThere } from '$lib/store/there.ts';

/** Where a shortcut of the installed app may lead, inside whichever space was last open. */
const SHORTCUTS: readonly string[] = ['reserver', 'planning'];

export type Start = { readonly at: 'space'; readonly href: string } | { readonly at: 'nothing' };

/**
 * The last space opened on this phone, at Aujourd’hui or at the shortcut named by `?vers=`; nothing
 * where there is none, or where this browser refuses to say (`canKeep` tells them apart).
 */
export async function whereToStart(search: URLSearchParams): Promise<Start> {
	try {
		if (!(await isDatabaseThere())) return { at: 'nothing' };
		const { lastOpened } = await import('./last-opened.ts');
		const space = await lastOpened();
		if (space === undefined) return { at: 'nothing' };
		const wished = search.get('vers') ?? '';
		const page = SHORTCUTS.includes(wished) ? wished : 'aujourdhui';
		return { at: 'space', href: `/e/${space}/${page}` };
	} catch (cause) {
		console.error('storage not readable', cause);
		return { at: 'nothing' };
	}
}
