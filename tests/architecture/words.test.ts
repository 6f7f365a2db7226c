import { expect, test } from 'vitest';
import { messageFiles, readMessage } from '../../scripts/bundle/words.ts';
import * as paraglide from '../../src/lib/i18n/paraglide/messages/_index.js';
import { overwriteGetLocale } from '../../src/lib/i18n/paraglide/runtime.js';
import { plural } from '../../src/lib/i18n/said.ts';

const LANGUAGES = ['fr', 'en'] as const;
const TOLD = [0, 1, 2, 3, 5, 21, 'mairie'] as const;

/** What the parts of a sentence can be told, whatever their names. */
const told = (value: unknown) =>
	new Proxy<Record<string, unknown>>({}, { get: () => value, has: () => true });

/** Runs what a build writes. */
async function sentences(): Promise<Record<string, unknown>> {
	const rows = messageFiles().map((file) => {
		const { name, fr, en } = readMessage(file);
		return `${name}: { fr: ${fr}, en: ${en} }`;
	});
	const code = `export const built = (plural) => ({ ${rows.join(',\n')} });`;
	const made: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
	const built: unknown = Reflect.get(Object(made), 'built');
	return Object(Reflect.apply(Object(built), undefined, [plural]));
}

test('a build says every sentence as Paraglide does, in both languages', async () => {
	const built = await sentences();
	const names = Object.keys(paraglide);
	expect(Object.keys(built).toSorted()).toEqual(names.toSorted());
	for (const language of LANGUAGES) {
		overwriteGetLocale(() => language);
		for (const [name, compiled] of Object.entries(paraglide)) {
			const words: unknown = Reflect.get(Object(built[name]), language);
			for (const value of TOLD) {
				const said: unknown =
					typeof words === 'function' ? Reflect.apply(words, undefined, [told(value)]) : words;
				expect(said, name).toBe(Reflect.apply(compiled, undefined, [told(value)]));
			}
		}
	}
});
