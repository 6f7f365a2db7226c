import type { SpaceId } from '$lib/domain/ids.ts';
import type { ErrandDone } from '$lib/engine/send.ts';
import { Errand } from './errand.svelte.ts';

/** The view-model of "Reprendre une copie": nothing is stored before the whole file has been read. */
export class Restoring {
	readonly errand = new Errand();
	file = $state.raw<File>();
	phrase = $state('');
	locked = $state(false);
	found = $state.raw<ErrandDone<'surveyCopy'>>();
	done = $state.raw<ErrandDone<'restoreCopy'>>();
	readonly #only: SpaceId | undefined;

	constructor(only: SpaceId | undefined) {
		this.#only = only;
	}

	/** A locked copy is first of all a question. */
	readonly refusal = $derived(
		this.errand.refusal?.type === 'CopyLocked' ? undefined : this.errand.refusal
	);

	async choose(file: File): Promise<void> {
		this.forget();
		this.file = file;
		await this.read();
	}

	async read(): Promise<void> {
		const { file } = this;
		if (file === undefined || this.errand.busy) return;
		const phrase = this.locked ? this.phrase : undefined;
		const read = await this.errand.run('surveyCopy', { file, phrase, only: this.#only });
		if (file !== this.file) return;
		if (read.ok) this.found = read.value;
		else this.locked ||= read.refusal.type === 'CopyLocked';
	}

	async restore(): Promise<void> {
		const { file } = this;
		if (file === undefined || this.errand.busy) return;
		const phrase = this.locked ? this.phrase : undefined;
		const restored = await this.errand.run('restoreCopy', { file, phrase, only: this.#only });
		if (restored.ok) this.done = restored.value;
		else this.found = undefined;
	}

	forget(): void {
		this.errand.refusal = undefined;
		this.file = undefined;
		this.found = undefined;
		this.locked = false;
		this.phrase = '';
	}
}
