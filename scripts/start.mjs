import { spawn } from 'node:child_process';
import { ROOT } from './house/place.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { RELAY } from './house/relay.mjs';

/**
 * `npm start`, on a fresh clone or the hundredth time: installs what is missing, builds what has
 * changed, then serves app and relay on one port (PORT, HOST, DATA_DIR).
 */
process.chdir(ROOT);
await import('./build.mjs');

const server = spawn(projectNodeOrExit(), RELAY, { stdio: 'inherit' });

// The terminal hands Ctrl-C to both of us: the relay decides when it has closed cleanly.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal);
	});
}
// npm's own shell may be stopped without passing it on: nobody is left to serve for.
const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) server.kill('SIGTERM');
}, 1000).unref();
server.on('error', (error) => {
	console.error(`The relay could not be started: ${error.message}`);
	process.exit(1);
});
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 1 : 0)));
