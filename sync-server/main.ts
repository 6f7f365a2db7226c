import { startRelay, type Relay } from './node/relay.ts';
import { readSettings } from './node/settings.ts';

async function start(): Promise<Relay | undefined> {
	try {
		return await startRelay(readSettings(process.env));
	} catch (cause) {
		console.error(
			`La Remise could not start: ${cause instanceof Error ? cause.message : String(cause)}`
		);
		process.exitCode = 1;
		return undefined;
	}
}

const relay = await start();
if (relay) {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void relay.close();
		});
	}
	console.log(`La Remise: ${relay.url}`);
}
