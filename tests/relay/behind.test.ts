import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { SpaceId } from '../../src/lib/domain/ids.ts';
import { guardFirstSync } from '../../src/lib/engine/worker/first-sync.ts';
import { logLength, readLog } from '../../src/lib/register/log.ts';
import { Client } from '../../sync-server/testing/client.ts';
import { Device } from '../../sync-server/testing/device.ts';
import { foundSpace } from '../../sync-server/testing/post.ts';
import { stockProvider } from '../../sync-server/testing/stock.ts';
import { newDataDir, relayHere } from './here.ts';

const run = promisify(execFile);

/** A phone that has what `had` holds, as the app connects it. */
function phone(url: string, space: SpaceId, device: Device, had: Y.Doc) {
	const { doc, provider } = stockProvider(url, space, device.ticket(space));
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(had));
	const lost = vi.fn(() => provider.disconnect());
	guardFirstSync(provider, doc, lost);
	onTestFinished(() => provider.destroy());
	return { doc, provider, lost };
}

test('a phone that has more than a relay restored from a backup takes nothing from it, and is told', async () => {
	const dataDir = newDataDir();
	const folder = join(newDataDir(), 'copy');
	const { url } = await relayHere({ dataDir });
	const ada = new Device();
	const space = await foundSpace(url, ada);
	const writer = Client.join(url, space, ada);
	await writer.untilSynced();
	await run(process.execPath, ['sync-server/admin.ts', 'backup', folder], {
		env: { ...process.env, DATA_DIR: dataDir }
	});
	const old = new Y.Doc();
	Y.applyUpdate(old, Y.encodeStateAsUpdate(writer.doc));
	writer.give([ada.say(space, 'words.written', { text: 'Après la sauvegarde' })]);
	await writer.untilEntries(2);

	const restored = await relayHere({ dataDir: folder });
	const other = Client.join(restored.url, space, ada);
	await other.untilSynced();
	other.give([ada.say(space, 'words.written', { text: 'Depuis' })]);
	await other.untilEntries(2);

	const ahead = phone(restored.url, space, ada, writer.doc);
	await vi.waitFor(() => expect(ahead.lost).toHaveBeenCalledOnce());
	expect(readLog(ahead.doc)).toEqual(writer.log);
	expect(ahead.provider.synced).toBe(false);

	// Who has no more than the backup goes on as ever.
	const behind = phone(restored.url, space, ada, old);
	await vi.waitFor(() => expect(logLength(behind.doc)).toBe(2));
	expect(behind.provider.synced).toBe(true);
	expect(behind.lost).not.toHaveBeenCalled();
});
