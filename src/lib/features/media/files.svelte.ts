import { keepsInventory } from '../../domain/member/keeps.ts';
import type { FactKey, Nonce, ResourceId } from '../../domain/ids.ts';
import type { FileRole } from '../../domain/media/types.ts';
import { PAPER_BYTES } from '../../domain/media/types.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Send } from '../../engine/commands.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { db } from '../../store/db.ts';
import { live } from '../../store/live.svelte.ts';
import type { FileRow, ResourceRow } from '../../store/rows.ts';
import type { CurrentSpace } from '../../store/space.svelte.ts';
import type { Undo } from '../../ui/undo.svelte.ts';
import { shrinkApart } from './shrink-apart.ts';

const isPdf = async (file: Blob): Promise<boolean> => (await file.slice(0, 5).text()) === '%PDF-';

/** A thing's photos and papers, and what its keeper does with them. */
export class FilesView {
	problem = $state.raw<Refusal>();
	/** A photo is being made smaller. */
	busy = $state(false);
	readonly #space: CurrentSpace;
	readonly #id: () => ResourceId;
	readonly #row: { readonly current: ResourceRow | undefined; readonly ready: boolean };
	readonly #send: Send;
	readonly #undo: Undo;

	/** Call it while a component initialises. */
	constructor(space: CurrentSpace, id: () => ResourceId, send: Send, undo: Undo) {
		this.#space = space;
		this.#id = id;
		this.#send = send;
		this.#undo = undo;
		this.#row = live<ResourceRow | undefined>(() => db.resources.get(id()), undefined, id);
	}

	get row(): ResourceRow | undefined {
		return this.#row.current;
	}
	get ready(): boolean {
		return this.#row.ready && this.#space.ready;
	}
	get mayKeep(): boolean {
		const row = this.#row.current;
		return row !== undefined && keepsInventory(this.#space.row?.roles ?? [], row.association);
	}
	of(role: FileRole): readonly FileRow[] {
		return (this.#row.current?.files ?? []).filter((file) => file.role === role);
	}

	/** Takes a file that was chosen or photographed; answers whether it is on the phone now. */
	async add(role: FileRole, file: File, caption: string): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		try {
			const made = await this.#made(role, file);
			if ('type' in made) {
				this.problem = made;
				return false;
			}
			const words = caption.trim();
			const sent = await this.#send('attachFile', {
				space: this.#space.id,
				resource: this.#id(),
				role,
				...made,
				...(words ? { caption: words } : {})
			});
			this.problem = sent.ok ? undefined : sent.refusal;
			if (!sent.ok) return false;
			const { gesture, file: key } = sent.value;
			this.#offer(role === 'photo' ? m.media_photo_added() : m.media_paper_added(), gesture, () =>
				this.remove(key, false)
			);
			return true;
		} finally {
			this.busy = false;
		}
	}

	async #made(
		role: FileRole,
		file: File
	): Promise<
		{ readonly bytes: Uint8Array<ArrayBuffer>; readonly thumb?: Uint8Array<ArrayBuffer> } | Refusal
	> {
		if (role === 'paper' && (await isPdf(file))) {
			if (file.size > PAPER_BYTES) return { type: 'FileTooLarge', mostMegabytes: 2 };
			return { bytes: new Uint8Array(await file.arrayBuffer()) };
		}
		const shrunk = await shrinkApart(file);
		if (shrunk === undefined) {
			return role === 'paper' ? { type: 'FileKindUnknown' } : { type: 'PhotoUnreadable' };
		}
		return { bytes: shrunk.photo, thumb: shrunk.thumb };
	}

	/** Other words for a file; answers whether they were written. */
	async caption(file: FileRow, caption: string, offers = true): Promise<boolean> {
		const resource = this.#id();
		const sent = await this.#send('captionFile', {
			space: this.#space.id,
			resource,
			file: file.id,
			caption
		});
		this.problem = sent.ok ? undefined : sent.refusal;
		if (sent.ok && offers) {
			this.#offer(m.media_captioned(), sent.value.gesture, async () => {
				const row = await db.resources.get(resource);
				const stands = row?.files?.find(({ id }) => id === file.id)?.caption ?? '';
				// Said otherwise since: that stays.
				if (stands === caption.trim()) await this.caption(file, file.caption ?? '', false);
			});
		}
		return sent.ok;
	}

	async remove(file: FactKey, offers = true): Promise<void> {
		const sent = await this.#send('removeFile', {
			space: this.#space.id,
			resource: this.#id(),
			file
		});
		this.problem = sent.ok ? undefined : sent.refusal;
		if (sent.ok && offers) this.#offer(m.media_removed(), sent.value.gesture);
	}

	#offer(text: string, gesture: Nonce, otherwise?: () => Promise<void>): void {
		const space = this.#space.id;
		this.#undo.offer({
			text,
			undo: async () => {
				const back = await this.#send('takeBack', { space, gesture });
				if (!back.ok) await otherwise?.();
			}
		});
	}
}
