import { untrack } from 'svelte';
import type { SpaceId } from '../../domain/ids.ts';
import type { FileHash } from '../../domain/media/types.ts';
import { fetchFile } from '../../engine/send.ts';
import { db } from '../../store/db.ts';
import { live } from '../../store/live.svelte.ts';
import type { BlobRow } from '../../store/rows.ts';

/** Tried again after so long, then twice as long each time, ms. */
const FIRST_WAIT = 3_000;
const LONGEST_WAIT = 60_000;
/** Looked at again after so long, a file is remembered as looked at, ms. */
const A_DAY = 24 * 60 * 60_000;

/**
 * A file's bytes, from this phone or else from the relay, and an address to show them under while
 * the component lives. Call it while a component initialises. `wanted` false asks for nothing yet.
 */
export class FileBytes {
	readonly #row: { readonly current: BlobRow | undefined; readonly ready: boolean };
	#address = $state<string>();

	constructor(space: () => SpaceId, hash: () => FileHash, wanted: () => boolean = () => true) {
		this.#row = live<BlobRow | undefined>(() => db.blobs.get([space(), hash()]), undefined, hash);
		// The bytes of a name never change: whatever else a row says, they are shown once.
		const held = $derived(this.#row.current?.hash);
		const isHere = $derived(held !== undefined);
		$effect(() => {
			if (held !== hash()) return undefined;
			const row = untrack(() => this.#row.current);
			if (!row) return undefined;
			if (Date.now() - row.usedAt > A_DAY) void fetchFile(row.space, row.hash);
			const address = URL.createObjectURL(new Blob([row.bytes], { type: row.type }));
			this.#address = address;
			return () => {
				this.#address = undefined;
				URL.revokeObjectURL(address);
			};
		});
		$effect(() => {
			if (!wanted() || !this.#row.ready || isHere) return undefined;
			const [id, name] = [space(), hash()];
			let wait = FIRST_WAIT;
			let timer: ReturnType<typeof setTimeout> | undefined;
			let over = false;
			const ask = async (): Promise<void> => {
				clearTimeout(timer);
				if ((await fetchFile(id, name)) || over) return;
				timer = setTimeout(() => void ask(), wait);
				wait = Math.min(wait * 2, LONGEST_WAIT);
			};
			const now = () => void ask();
			void ask();
			window.addEventListener('online', now);
			return () => {
				over = true;
				clearTimeout(timer);
				window.removeEventListener('online', now);
			};
		});
	}

	get address(): string | undefined {
		return this.#address;
	}
	get row(): BlobRow | undefined {
		return this.#row.current;
	}
	/** Read, and not there. */
	get missing(): boolean {
		return this.#row.ready && this.#row.current === undefined;
	}
}
