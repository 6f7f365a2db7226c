import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { startRelay, type Relay, type RelayOptions } from '../../sync-server/node/relay.ts';

/** A data folder of one's own, gone after the test. */
export function newDataDir(): string {
	const dir = mkdtempSync(join(tmpdir(), 'la-remise-'));
	onTestFinished(() => {
		rmSync(dir, { recursive: true, force: true });
	});
	return dir;
}

/** A relay on a port of its own, closed after the test. */
export async function relayHere(options: RelayOptions = {}): Promise<Relay> {
	const relay = await startRelay({ port: 0, dataDir: options.dataDir ?? newDataDir(), ...options });
	onTestFinished(() => relay.close());
	return relay;
}

/** In Node there is no page whose relay it is: until the test ends, addresses are of this one. */
export function onPageOf({ url }: Relay): void {
	const asked = fetch;
	vi.stubGlobal('location', { origin: url });
	vi.stubGlobal('fetch', (path: string, init?: RequestInit) => asked(new URL(path, url), init));
	onTestFinished(() => {
		vi.unstubAllGlobals();
	});
}
