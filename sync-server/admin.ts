import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { isKey, type SpaceId } from '../src/lib/domain/ids.ts';
import { hashOfSecret } from './node/crypto.ts';
import { inGroups } from '../src/lib/domain/member/device-number.ts';
import { isFileHash } from '../src/lib/domain/media/types.ts';
import { MediaStore } from './node/media/store.ts';
import { restoreFromCopy } from './node/from-copy.ts';
import { Readmissions } from './node/readmissions.ts';
import { rotateSecret } from './node/secret.ts';
import { readSettings } from './node/settings.ts';
import { SqliteStore } from './node/store/sqlite.ts';
import { CODE_LENGTH, codeFrom, readDeviceNumber, secretOf } from './wire/code.ts';

const DAY = 86_400_000;
/** How long a copy is waited for: its phone may be somebody's who comes at the week-end. */
const ADOPTION = 7 * DAY;

type Command = {
	readonly usage: string;
	/** Whether so many words may follow its name. */
	readonly takes: (words: number) => boolean;
	/** Does it and answers what was done, in words; throws, in words, when it can't be done. */
	readonly run: (dataDir: string, first: string, second: string) => string | Promise<string>;
};

/** A copy that a relay can be started on: DATA_DIR=<folder>. Throws on one that cannot be read through. */
async function backUp(dataDir: string, folder: string): Promise<string> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// Logs first: whatever photo they speak of as of then is among the bytes copied after.
	for (const name of ['register.sqlite', 'media.sqlite']) {
		if (!existsSync(join(dataDir, name))) continue;
		const db = new DatabaseSync(join(dataDir, name), { readOnly: true });
		const copy = join(folder, name);
		await backup(db, copy);
		db.close();
		const copied = new DatabaseSync(copy);
		const found = copied.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
		copied.close();
		if (found !== 'ok') throw new Error(`what was copied is damaged: ${String(found)}`);
	}
	const secret = join(folder, 'secret.json');
	copyFileSync(join(dataDir, 'secret.json'), secret);
	chmodSync(secret, 0o600);
	return `Backed up to ${folder}`;
}

function spaceNamed(space: string): SpaceId {
	if (!isKey<SpaceId>(space)) throw new Error(`"${space}" is no space: 22 letters and digits`);
	return space;
}

/** Leaves the door ajar for one gestionnaire; answers the code. */
async function readmit(dataDir: string, about: string): Promise<string> {
	const space = spaceNamed(about);
	const db = new DatabaseSync(join(dataDir, 'register.sqlite'), { readOnly: true });
	const known = db.prepare('SELECT 1 FROM spaces WHERE space = ?').get(space) !== undefined;
	db.close();
	if (!known) throw new Error(`there is no space ${space} in ${dataDir}`);
	const code = codeFrom(randomBytes(CODE_LENGTH));
	const k = Buffer.from(await secretOf(code)).toString('base64url');
	new Readmissions(dataDir).offer(hashOfSecret(k), space, Date.now() + DAY);
	return `${code.slice(0, 5)} ${code.slice(5)}
To be typed under "Rejoindre un espace" within a day; it works once.`;
}

/** The space may be gone with the database: then the copy brings it. */
function adopt(dataDir: string, about: string, told: string): string {
	const space = spaceNamed(about);
	const device = readDeviceNumber(told);
	if (device === undefined) {
		throw new Error(
			`"${told}" is no device: twenty letters and digits, as its own page "État de la copie" shows them`
		);
	}
	const store = new SqliteStore(join(dataDir, 'register.sqlite'));
	store.adopt(space, { until: Date.now() + ADOPTION, device, said: false });
	store.close();
	return `For seven days, the copy of this space that device ${inGroups(device)} brings is believed, if it is a gestionnaire's.`;
}

/** A phrase is asked for in the environment, where no history of commands keeps it. */
async function fromCopy(dataDir: string, file: string): Promise<string> {
	const { space, entries } = await restoreFromCopy(dataDir, file, process.env['PHRASE']);
	return `${String(entries)} facts of the space ${space} are back. Start the relay; to let its first gestionnaire in:
node sync-server/admin.ts readmit ${space}`;
}

function rotate(dataDir: string): string {
	const id = rotateSecret(dataDir);
	return `New facts are marked with secret "${id}" once the relay is started again; older marks still hold.`;
}

/** `about` is the file's address: `<space>/<hash>`. */
function eraseFile(dataDir: string, about: string): string {
	const [named = '', hash] = about.split('/');
	const space = spaceNamed(named);
	if (!isFileHash(hash)) throw new Error(`"${about}" is no file: <space>/<hash>`);
	const media = new MediaStore(join(dataDir, 'media.sqlite'));
	const was = media.erase(space, hash);
	media.close();
	if (!was) throw new Error(`there is no file ${hash} of ${space}`);
	return 'Its bytes are gone from the relay.';
}

const none = (words: number): boolean => words === 0;
const one = (words: number): boolean => words === 1;

const COMMANDS: Readonly<Record<string, Command>> = {
	backup: {
		usage: `backup <folder>
	Copies the logs, as of one moment, the photos and papers, and the secret that marks them. The
	relay may be running.`,
		takes: one,
		run: backUp
	},
	readmit: {
		usage: `readmit <space>
	Prints a code that makes whoever types it a gestionnaire of the space: once, within a day. The
	space is the part after /e/ in the app's address. The relay may be running. Every member sees
	that it was used.`,
		takes: one,
		run: readmit
	},
	adopt: {
		usage: `adopt <space> <device>
	For when secret.json is lost: takes the copy of one gestionnaire's phone on its word, within seven
	days. Its number is in the app, under Plus, État de la copie; have it read to you by somebody you
	know. A fact in the register says whose copy it was. The relay may be running.`,
		// A device's number may be typed in groups, as it is read.
		takes: (words) => words >= 2,
		run: adopt
	},
	'erase-file': {
		usage: `erase-file <space>/<hash>
	Takes the bytes of one photo or paper away for good. The relay may be running.`,
		takes: one,
		run: eraseFile
	},
	'from-copy': {
		usage: `from-copy <file>
	For a relay that has never heard of a space: puts it back from the copy a phone saved ("Garder
	une copie"), on your word. A locked one is opened with PHRASE="…" in the environment. Stop the
	relay first; then let a gestionnaire in with readmit.`,
		takes: one,
		run: fromCopy
	},
	'rotate-secret': {
		usage: `rotate-secret
	Draws a new secret to mark facts with and keeps the old ones. Restart the relay afterwards.`,
		takes: none,
		run: rotate
	}
};

const USAGE = Object.values(COMMANDS)
	.map(({ usage }) => `node sync-server/admin.ts ${usage}`)
	.join('\n\n');

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const [first = '', ...rest] = words;
if (command?.takes(words.length)) {
	try {
		console.log(await command.run(readSettings(process.env).dataDir, first, rest.join(' ')));
	} catch (cause) {
		console.error(`Nothing was done: ${cause instanceof Error ? cause.message : String(cause)}`);
		process.exitCode = 1;
	}
} else {
	console.error(USAGE);
	process.exitCode = 2;
}
