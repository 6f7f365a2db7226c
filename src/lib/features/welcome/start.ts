import { isKey, type SpaceId } from '$lib/domain/ids.ts';
import { db } from '$lib/store/db.ts';
import { lastSpace } from '$lib/store/setting.ts';

/** Where a shortcut of the installed app may lead, inside whichever space was last open. */
const SHORTCUTS: readonly string[] = ['reserver', 'planning'];

export type Start =
	| { readonly at: 'space'; readonly href: string }
	| { readonly at: 'nothing' }
	/** This browser keeps nothing (private mode, full disk, dropped database). */
	| { readonly at: 'noStorage' };

/** The last space opened on this phone, at Aujourd’hui or at the shortcut named by `?vers=`. */
export async function whereToStart(search: URLSearchParams): Promise<Start> {
	try {
		const last = await lastSpace.read();
		const row =
			(await (isKey<SpaceId>(last) ? db.spaces.get(last) : undefined)) ??
			(await db.spaces.orderBy('openedAt').last());
		if (row === undefined) return { at: 'nothing' };
		const wished = search.get('vers') ?? '';
		const page = SHORTCUTS.includes(wished) ? wished : 'aujourdhui';
		return { at: 'space', href: `/e/${row.id}/${page}` };
	} catch (cause) {
		console.error('storage not readable', cause);
		return { at: 'noStorage' };
	}
}
