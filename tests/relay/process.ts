import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A relay as an operator runs it, with its own memory to lose; killed after the test at the latest. */
export async function startProcess(
	dataDir: string,
	port = '0',
	env: Readonly<Record<string, string>> = {}
): Promise<[ChildProcess, string]> {
	const child = spawn(process.execPath, ['sync-server/main.ts'], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PORT: port,
			HOST: '127.0.0.1',
			DATA_DIR: dataDir,
			APP_DIR: dataDir,
			// Most of a start is reading sources: kept, so that most of a test is killing.
			NODE_COMPILE_CACHE: join(tmpdir(), 'la-remise-compiled'),
			...env
		}
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const said: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (bytes: Buffer) => said.push(bytes.toString()));
	await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
	const url = /http:\/\/\S+/.exec(said.join(''))?.[0];
	if (url === undefined) throw new Error(said.join(''));
	return [child, url];
}
