import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { portToComeBackTo } from '../port.ts';
import { RELAY } from '../../scripts/house/relay.mjs';

/** The relay as operators run it: its own process, its own data folder, killed and started again. */
export type Relay = {
	readonly url: string;
	readonly pid: number;
	/** The plug is pulled: SIGKILL, at once. */
	kill(): Promise<void>;
	/** Again, on the same port and data; with the app of another folder than before, when given. */
	start(app?: string): Promise<void>;
	/** What an operator does while it runs; answers what the command says. */
	admin(...words: string[]): Promise<string>;
	/** Saves a copy as an operator does, while it runs. */
	backup(): Promise<void>;
	/** The plug is pulled, the data folder is gone, and the copy takes its place; not started yet. */
	restore(): Promise<void>;
	/** Every byte of the data folder. */
	bytes(): Promise<Buffer>;
	/** Ctrl-C; answers the exit code. */
	close(): Promise<number | null>;
	/** Closes and removes the data. */
	dispose(): Promise<void>;
};

/** Waits for the address the relay prints once it listens. */
function address(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		const listen = (bytes: Buffer) => {
			said += bytes.toString();
			const found = /http:\/\/[\w.-]+:\d+/.exec(said);
			if (found) resolve(found[0]);
		};
		child.stdout?.on('data', listen);
		child.stderr?.on('data', listen);
		child.once('exit', (code) => reject(new Error(`The relay ended with ${code}:\n${said}`)));
	});
}

export async function startRelay(): Promise<Relay> {
	const data = await mkdtemp(join(tmpdir(), 'la-remise-relay-'));
	const saved = `${data}-saved`;
	let child: ChildProcess | undefined;
	const port = await portToComeBackTo();
	let url = '';

	async function start(app = 'build'): Promise<void> {
		child = spawn(process.execPath, RELAY, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				...process.env,
				PORT: String(port),
				HOST: '127.0.0.1',
				DATA_DIR: data,
				APP_DIR: app,
				// Most of a start is reading sources: kept from those that the relay's own tests started.
				NODE_COMPILE_CACHE: join(tmpdir(), 'la-remise-compiled')
			}
		});
		url = await address(child);
	}
	async function end(signal: NodeJS.Signals): Promise<number | null> {
		if (!child || child.exitCode !== null || child.signalCode !== null) return null;
		const gone = once(child, 'exit');
		child.kill(signal);
		const [code] = await gone;
		child = undefined;
		return typeof code === 'number' ? code : null;
	}

	async function admin(...words: string[]): Promise<string> {
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['sync-server/admin.ts', ...words],
			{ env: { ...process.env, DATA_DIR: data } }
		);
		return stdout;
	}

	await start();
	return {
		get url() {
			return url;
		},
		get pid() {
			return child?.pid ?? 0;
		},
		start,
		kill: async () => void (await end('SIGKILL')),
		admin,
		backup: async () => {
			await rm(saved, { recursive: true, force: true });
			await admin('backup', saved);
		},
		restore: async () => {
			await end('SIGKILL');
			await rm(data, { recursive: true, force: true });
			await cp(saved, data, { recursive: true });
		},
		bytes: async () => {
			const files = await readdir(data);
			return Buffer.concat(await Promise.all(files.map((file) => readFile(join(data, file)))));
		},
		close: () => end('SIGINT'),
		dispose: async () => {
			await end('SIGKILL');
			await rm(data, { recursive: true, force: true });
			await rm(saved, { recursive: true, force: true });
		}
	};
}
