import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectNodeOrExit } from './house/node.mjs';
import { ROOT } from './house/place.mjs';
import { run } from './house/run.mjs';

/**
 * `npm run drill`: a bad day for an operator, played on this machine. Starts Caddy with a certificate
 * of its own in front of a relay (docs/operating/Caddyfile), then runs tests/drill/drill.ts through
 * it: TLS, headers, addresses, kill, restart, backup and restore. Wants `caddy` on PATH.
 */
process.chdir(ROOT);
const which = await run('caddy', ['version'], { quiet: true });
if (which.code !== 0) {
	console.error('The drill needs Caddy: apt install caddy (Debian), or https://caddyserver.com.');
	process.exit(1);
}
await import('./build.mjs');

/** A port nobody has just now. */
async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	await once(server, 'close');
	return String(port);
}

const home = await mkdtemp(join(tmpdir(), 'la-remise-drill-'));
const [https, http, relay] = [await freePort(), await freePort(), await freePort()];
const config = join(home, 'Caddyfile');
await writeFile(
	config,
	`{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\thttp_port ${http}\n\thttps_port ${https}\n}\n` +
		`import ${join(ROOT, 'docs/operating/Caddyfile')}\n`
);
const caddy = spawn('caddy', ['run', '--config', config, '--adapter', 'caddyfile'], {
	stdio: ['ignore', 'ignore', 'pipe'],
	env: {
		...process.env,
		SITE: 'localhost',
		RELAY: `127.0.0.1:${relay}`,
		HOME: home,
		XDG_DATA_HOME: home,
		XDG_CONFIG_HOME: home
	}
});
let said = '';
caddy.stderr.on('data', (bytes) => (said += bytes));
try {
	const root = join(home, 'caddy/pki/authorities/local/root.crt');
	const deadline = performance.now() + 15_000;
	while (!existsSync(root) && performance.now() < deadline && caddy.exitCode === null)
		await pause(50);
	if (!existsSync(root)) throw new Error(`Caddy did not start:\n${said}`);
	const { code } = await run(projectNodeOrExit(), ['tests/drill/drill.ts'], {
		env: {
			NODE_EXTRA_CA_CERTS: root,
			DRILL_HOME: home,
			DRILL_RELAY: relay,
			DRILL_HTTP: `http://localhost:${http}`,
			DRILL_HTTPS: `https://localhost:${https}`
		}
	});
	process.exitCode = code;
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
} finally {
	if (caddy.exitCode === null) {
		caddy.kill('SIGTERM');
		await once(caddy, 'exit');
	}
	await rm(home, { recursive: true, force: true });
}
