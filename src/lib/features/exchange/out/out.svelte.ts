import { giveFile, type Given } from '../../../ui/give-file.ts';
import { makeTable, type MadeFile, type Wanted } from './make.ts';

/** Where a table that was asked for has got to. */
export type Making =
	| { readonly at: 'nothing' }
	| { readonly at: 'making' }
	/** Made, but the phone wants a tap of its own before it saves. */
	| { readonly at: 'ready'; readonly file: MadeFile }
	| { readonly at: 'ended'; readonly file: MadeFile; readonly given: Exclude<Given, 'tapAgain'> }
	| { readonly at: 'failed' };

/** Makes one table at a time and gives it out. */
export class TableOut {
	making = $state.raw<Making>({ at: 'nothing' });
	#stopping: AbortController | undefined;

	async go(wanted: Wanted): Promise<void> {
		this.stop();
		const stopping = new AbortController();
		this.#stopping = stopping;
		this.making = { at: 'making' };
		try {
			const file = await makeTable(wanted, stopping.signal);
			if (!stopping.signal.aborted) await this.give(file);
		} catch (cause) {
			if (stopping.signal.aborted) return;
			console.error('table not made', cause);
			this.making = { at: 'failed' };
		}
	}

	async give(file: MadeFile): Promise<void> {
		const given = await giveFile(file.name, file.blob);
		this.making = given === 'tapAgain' ? { at: 'ready', file } : { at: 'ended', file, given };
	}

	stop(): void {
		this.#stopping?.abort();
		this.#stopping = undefined;
		this.making = { at: 'nothing' };
	}
}
