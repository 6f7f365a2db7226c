import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isKey, type SpaceId } from '../src/lib/domain/ids.ts';
import { hashOfSecret } from './node/crypto.ts';
import { Readmissions } from './node/readmissions.ts';
import { readSettings } from './node/settings.ts';
import { CODE_LENGTH, codeFrom, secretOf } from './wire/code.ts';

const DAY = 86_400_000;

const USAGE = `node sync-server/admin.ts backup <folder>
	Copies the logs, as of one moment, and the secret that marks them. The relay may be running.

node sync-server/admin.ts readmit <space>
	Prints a code that makes whoever types it a gestionnaire of the space: once, within a day. The
	space is the part after /e/ in the app's address. The relay may be running. Every member sees
	that it was used.`;

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

/** Leaves the door ajar for one gestionnaire; answers the code. */
async function readmit(dataDir: string, space: string): Promise<string> {
	if (!isKey<SpaceId>(space)) throw new Error(`"${space}" is no space: 22 letters and digits`);
	const db = new DatabaseSync(join(dataDir, 'register.sqlite'), { readOnly: true });
	const known = db.prepare('SELECT 1 FROM spaces WHERE space = ?').get(space) !== undefined;
	db.close();
	if (!known) throw new Error(`there is no space ${space} in ${dataDir}`);
	const code = codeFrom(randomBytes(CODE_LENGTH));
	const k = Buffer.from(await secretOf(code)).toString('base64url');
	new Readmissions(dataDir).offer(hashOfSecret(k), space, Date.now() + DAY);
	return `${code.slice(0, 5)} ${code.slice(5)}`;
}

/** Each says what was done. */
const COMMANDS: Readonly<Record<string, (dataDir: string, about: string) => Promise<string>>> = {
	backup: async (dataDir, folder) => {
		await backUp(dataDir, folder);
		return `Backed up to ${folder}`;
	},
	readmit: async (dataDir, space) =>
		`${await readmit(dataDir, space)}\nTo be typed under "Rejoindre un espace" within a day; it works once.`
};

const [name = '', about] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command !== undefined && about !== undefined) {
	try {
		console.log(await command(readSettings(process.env).dataDir, about));
	} catch (cause) {
		console.error(`Nothing was done: ${cause instanceof Error ? cause.message : String(cause)}`);
		process.exitCode = 1;
	}
} else {
	console.error(USAGE);
	process.exitCode = 2;
}
