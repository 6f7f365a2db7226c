import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run } from './house/run.mjs';

/**
 * `npm run kills [number]`: pulls the plug on a relay that many times (1,000) while phones write, and
 * checks that what was numbered is there, once, with its number. `SEED=…` for other moments.
 */
process.chdir(ROOT);
const [kills = '1000'] = process.argv.slice(2);
const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'relay'];
const { code } = await run(projectNodeOrExit(), [...words, 'tests/relay/kill.test.ts'], {
	env: { KILLS: kills }
});
process.exitCode = code;
