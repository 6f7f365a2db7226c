import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.mjs';

const OLDEST = 24;
const platform = process.platform === 'win32' ? 'win' : process.platform;
const carried = join(
	ROOT,
	'node_modules',
	`node-${platform}-${process.arch}`,
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node'
);

/**
 * The Node that runs the project: the one npm installed with it, or the machine's own if it is
 * recent enough to run TypeScript and SQLite by itself. `undefined` when there is neither.
 */
export function projectNode() {
	if (existsSync(carried)) return carried;
	const own = Number(process.versions.node.split('.')[0]);
	return own >= OLDEST ? process.execPath : undefined;
}

/** Like `projectNode`, or a sentence and the end. */
export function projectNodeOrExit() {
	const node = projectNode();
	if (node) return node;
	console.error(
		`La Remise needs Node ${OLDEST} and npm carries none for ${process.platform} ${process.arch}. ` +
			`This machine has ${process.version}: install Node ${OLDEST} or newer (https://nodejs.org), then start again.`
	);
	process.exit(1);
}
