import { expect, test } from 'vitest';
import { filesUnder, textOf } from './files.ts';

const PURE = ['src/lib/domain', 'src/lib/register', 'sync-server/room', 'sync-server/wire'];
const CLOCK_OR_CHANCE =
	/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bgetRandomValues\b|\brandomUUID\b|\bset(?:Timeout|Interval)\b/;

const withoutComments = (code: string): string =>
	code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const findsClockOrChance = (code: string): boolean => CLOCK_OR_CHANCE.test(withoutComments(code));

test.each(PURE)('%s takes time and chance as arguments', (folder) => {
	const sources = filesUnder(folder, /\.ts$/).filter(
		(path) => !/\.test\.ts$|\/testing\//.test(path)
	);
	expect(sources.length).toBeGreaterThan(0);
	expect(sources.filter((path) => findsClockOrChance(textOf(path)))).toEqual([]);
});

test('a clock or chance is seen in code and not in a comment', () => {
	expect(findsClockOrChance('const at = Date.now();')).toBe(true);
	expect(findsClockOrChance('const nonce = crypto.getRandomValues(bytes);')).toBe(true);
	expect(findsClockOrChance('new Date()')).toBe(true);
	expect(findsClockOrChance('/** Never Date.now() here. */ new Date(instant)')).toBe(false);
	expect(findsClockOrChance('step(); // not Math.random()')).toBe(false);
});
