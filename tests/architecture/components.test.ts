import { expect, test } from 'vitest';
import { filesUnder, textOf } from './files.ts';

/**
 * The gate reads components after their types have been stripped, so it can't see a type taken
 * from a folder they may not know; and it reads no markup. This does both.
 */
const components = filesUnder('src', /\.svelte$/);
const importsOf = (code: string): string[] =>
	[...code.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map(([, target = '']) => target);

const FORBIDDEN =
	/(^|\/)(register|worker|sync-server)\/|^y(js|-\w+)$|\/engine\/(?!(commands|inputs|send|start)\.ts$)/;

test('components take nothing, not even a type, from behind the store', () => {
	expect(components.length).toBeGreaterThan(0);
	const found = components.flatMap((path) =>
		importsOf(textOf(path))
			.filter((target) => FORBIDDEN.test(target))
			.map((target) => `${path} → ${target}`)
	);
	expect(found).toEqual([]);
});

test('no component writes a style attribute, which the policy of the page refuses', () => {
	expect(components.filter((path) => /\sstyle="/.test(textOf(path)))).toEqual([]);
});

test('no component puts markup from text into the page', () => {
	expect(components.filter((path) => textOf(path).includes('{@html'))).toEqual([]);
});

test('interface words are messages: no component holds accented text of its own', () => {
	const markupOf = (code: string) =>
		code.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '');
	// What only tests draw says what it likes.
	const shown = components.filter((path) => !path.includes('/testing/'));
	expect(shown.filter((path) => /[éèêàçùôîï«»’]/i.test(markupOf(textOf(path))))).toEqual([]);
});

test('whatever moves lasts as long as its reader wishes: `--motion`, which is nothing for some', () => {
	const styles = [...components, ...filesUnder('src', /\.css$/)];
	const moves = styles.flatMap((path) =>
		[
			...textOf(path).matchAll(
				/(?:transition|animation)(?:-duration)?:[^;{}]*;|@keyframes|behavior: 'smooth'|scroll-behavior/g
			)
		].map(([words]) => `${path}: ${words}`)
	);
	expect(moves.length).toBeGreaterThan(0);
	expect(moves.filter((words) => !words.includes('var(--motion)'))).toEqual([]);
});
