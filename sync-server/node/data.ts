import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSecret, type Secret } from './secret.ts';

export type DataFolder = {
	readonly secret: Secret;
	/** Where the logs are. */
	readonly database: string;
	/** Where the bytes of photos and papers are. */
	readonly media: string;
	release(): void;
};

/**
 * Takes a data folder for this process alone: two relays on one folder would number twice. The lock
 * is SQLite's on a file of its own, which the system lifts when a process dies, however it dies.
 */
export function openDataFolder(dataDir: string): DataFolder {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'));
	try {
		lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
	} catch {
		lock.close();
		throw new Error(`${dataDir} is already in use by another relay`);
	}
	return {
		secret: openSecret(dataDir),
		database: join(dataDir, 'register.sqlite'),
		media: join(dataDir, 'media.sqlite'),
		release: () => {
			lock.close();
		}
	};
}
