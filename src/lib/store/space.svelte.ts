import { createContext } from 'svelte';
import type { SpaceId } from '../domain/ids.ts';
import { db } from './db.ts';
import { live } from './live.svelte.ts';
import type { LinkRow, SpaceRow } from './rows.ts';

/** The space a page is in, as this phone knows it now. */
export type CurrentSpace = {
	readonly id: SpaceId;
	/** Undefined until read, or when this phone doesn't know the space: `ready` tells which. */
	readonly row: SpaceRow | undefined;
	readonly ready: boolean;
	/** Not even the space could be read: none is "unknown" for that. */
	readonly unreadable: boolean;
	/** Whether what follows has been read: before that, 0 is not "nothing". */
	readonly counted: boolean;
	readonly link: LinkRow | undefined;
	/** How many facts this phone has written that it hasn't read back from the log. */
	readonly unsent: number;
	/** How many facts the relay refused and nobody has looked at yet. */
	readonly drawer: number;
};

const [read, write] = createContext<CurrentSpace>();

/** Makes the space known to everything below. Call it while the space's layout initialises. */
export function setSpace(id: () => SpaceId): CurrentSpace {
	const row = live(() => db.spaces.get(id()), undefined, id);
	const link = live(() => db.links.get(id()), undefined, id);
	const unsent = live(() => db.outbox.where('space').equals(id()).count(), 0, id);
	const drawer = live(
		() =>
			db.drawer
				.where('space')
				.equals(id())
				.filter((kept) => !kept.seen)
				.count(),
		0,
		id
	);
	return write({
		get id() {
			return id();
		},
		get row() {
			return row.current;
		},
		get ready() {
			return row.ready;
		},
		get unreadable() {
			return row.error !== undefined && !row.ready;
		},
		get counted() {
			return link.ready && unsent.ready && drawer.ready;
		},
		get link() {
			return link.current;
		},
		get unsent() {
			return unsent.current;
		},
		get drawer() {
			return drawer.current;
		}
	});
}

/** The space set by the layout above. Call it while a component initialises. */
export const getSpace: () => CurrentSpace = read;
