import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run } from './house/run.mjs';

/**
 * `npm run fuzz [frames] [seed]`: ten million mutated frames of honest traffic at the relay's
 * decisions. Ends at once, with the frame and its seed, on one that throws, hangs or gets in.
 */
process.chdir(ROOT);
const words = ['tests/attack/fuzz-run.ts', ...process.argv.slice(2)];
process.exitCode = (await run(projectNodeOrExit(), words)).code;
