import { fileURLToPath } from 'node:url';

/** The project's folder, whatever folder a script was started from. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What `npm run build` makes and the relay serves. */
export const BUILD = process.env.BUILD_DIR ?? 'build';
/** Scratch: reports of the test runners, figures. */
export const CACHE = '.cache';
