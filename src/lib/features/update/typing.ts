const FIELDS = 'main input:not([type=checkbox], [type=radio]), main textarea';

/** True while a field on the page holds something typed: no new version is offered then. */
export const isTyping = (page: ParentNode): boolean =>
	[...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)].some(
		(field) => field.value !== field.defaultValue
	);
