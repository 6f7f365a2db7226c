import { spawn } from 'node:child_process';
import { install } from './house/install.mjs';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run } from './house/run.mjs';

/**
 * `npm run dev`: the app by Vite, rebuilt as files change, with the relay behind it on the same
 * origin (`/api`, `/sync`, `/healthz` are handed on). PORT is Vite's; the relay takes the next one.
 */
process.chdir(ROOT);
await install();
const node = projectNodeOrExit();
const port = Number(process.env.PORT ?? 5173);
const relayPort = port + 1;
await run(node, ['scripts/messages.mjs'], { quiet: true });

const children = [
	spawn(node, ['--watch', '--watch-preserve-output', 'sync-server/main.ts'], {
		stdio: 'inherit',
		env: { DATA_DIR: '.cache/dev-data', ...process.env, PORT: String(relayPort) }
	}),
	spawn(node, ['node_modules/vite/bin/vite.js', 'dev', '--port', String(port), '--strictPort'], {
		stdio: 'inherit',
		env: { ...process.env, RELAY: `http://127.0.0.1:${relayPort}` }
	})
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) {
	child.on('exit', (code) => {
		process.exitCode ??= code ?? 0;
		stop();
	});
}
