import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { MemoryStore } from '../../sync-server/node/store/memory.ts';
import { SqliteStore } from '../../sync-server/node/store/sqlite.ts';
import { describeStore } from './store.ts';

describeStore('memory', false, () => ({
	store: new MemoryStore(),
	reopen: () => new MemoryStore()
}));

describeStore('SQLite', true, () => {
	const dir = mkdtempSync(join(tmpdir(), 'la-remise-store-'));
	onTestFinished(() => {
		rmSync(dir, { recursive: true, force: true });
	});
	const path = join(dir, 'register.sqlite');
	return { store: new SqliteStore(path), reopen: () => new SqliteStore(path) };
});
