import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { readSettings } from './node/settings.ts';

const USAGE = `node sync-server/admin.ts backup <folder>
	Copies the logs, as of one moment, and the secret that marks them. The relay may be running.`;

/** A copy that a relay can be started on: DATA_DIR=<folder>. */
async function backUp(dataDir: string, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const db = new DatabaseSync(join(dataDir, 'register.sqlite'), { readOnly: true });
	await backup(db, join(folder, 'register.sqlite'));
	db.close();
	const secret = join(folder, 'secret.json');
	copyFileSync(join(dataDir, 'secret.json'), secret);
	chmodSync(secret, 0o600);
}

const [command, folder] = process.argv.slice(2);
if (command === 'backup' && folder !== undefined) {
	try {
		await backUp(readSettings(process.env).dataDir, folder);
		console.log(`Backed up to ${folder}`);
	} catch (cause) {
		console.error(`Not backed up: ${cause instanceof Error ? cause.message : String(cause)}`);
		process.exitCode = 1;
	}
} else {
	console.error(USAGE);
	process.exitCode = 2;
}
