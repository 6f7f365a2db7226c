/** Fields that take words: what they hold is lost with the page. A date one goes to is no such thing. */
const WORDS =
	'main input:not([type=checkbox], [type=radio], [type=date], [type=file]), main textarea';

/** Where somebody types on the page: no new version is offered in the middle of it. */
export class Typing {
	readonly #fields = new Set<HTMLInputElement | HTMLTextAreaElement>();

	/** Takes note of a field: of an `input` event, or the one that has the focus when looking begins. */
	note(target: EventTarget | null): void {
		if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
		if (target.matches(WORDS)) this.#fields.add(target);
	}

	/** True while a field that was typed into is on the page and holds something. */
	goesOn(): boolean {
		for (const field of this.#fields) if (!field.isConnected) this.#fields.delete(field);
		return [...this.#fields].some(({ value }) => value !== '');
	}
}
